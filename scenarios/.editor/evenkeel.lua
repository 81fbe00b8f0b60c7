---@meta
-- Written by `evenkeel new --editor`, from the tables that define the language. Do not edit.

---@alias Skill "self_awareness"|"empathy"|"active_listening"|"adaptability"|"conflict_resolution"|"emotional_regulation"|"needs_assessment"|"positive_language"|"building_trust"|"resilience"

---What `pick` gives: one of several targets, chosen by a function.
---@class Pick

---What `timeout` is, and `after` gives.
---@class Reply

---What `scenario` takes: who the customer is, and how it begins.
---@class Scenario
---@field id string The scenario's id, kebab-case: the same as the file's name. Attempts and boards refer to it.
---@field title string What trainees choose it by.
---@field summary? string One sentence for the list of scenarios.
---@field channel? "phone"|"chat"|"email"|"counter" Where the conversation takes place; "phone" where it is left out.
---@field language? string A language tag such as "en" or "de-CH"; "en" where it is left out.
---@field level? 1|2|3 1 for starters, 2 for practised people, 3 for experts; 1 where it is left out.
---@field minutes? integer About how long an attempt takes, 0 to 240.
---@field tutorial? boolean True for one that is never assigned or ranked.
---@field skills? Skill[] The skills that the scenario as a whole exercises.
---@field weights? Weights How much each dimension counts in the overall score; alike where it is left out.
---@field vars? Vars What the scenario remembers during an attempt.
---@field customer Customer Who the trainee talks with.
---@field start string The id of the first node.
---@field max_turns? integer Ends the conversation after so many turns, 1 to 1000.
---@field out_of_turns? string The id of the ending where the turns run out; needed where a path can get there.

---The parts of the dimensions in the overall score, not all 0.
---@class Weights
---@field empathy? integer The part of empathy, 0 to 100.
---@field composure? integer The part of composure, 0 to 100.
---@field resolution? integer The part of resolution, 0 to 100.

---Who the trainee talks with.
---@class Customer
---@field name string The customer's name.
---@field about? string Who that is, in a few words.
---@field look? Look How the customer is drawn.
---@field mood Mood The customer's moods at the start, each 0 to 100.
---@field persona? string How moods move: analytical, anxious, blunt, entitled, hurt, loyal or weary, or one that the file declares.

---How the customer is drawn. What is left out gets a default.
---@class Look
---@field head? "afro"|"bald"|"balding"|"bangs"|"beanie"|"blunt"|"bob"|"braids"|"bun"|"coils"|"crop"|"curls"|"curly"|"fade"|"flip"|"fringe"|"hijab"|"layered"|"locs"|"long"|"mane"|"medium"|"parted"|"ponytail"|"quiff"|"short"|"sidepart"|"tousled"|"turban"|"undercut"|"updo"|"waves"|"wavy" The hair's cut, such as "bun".
---@field skin? "1"|"2"|"3"|"4"|"5"|"6" "1" (light) to "6" (dark).
---@field hair? "black"|"brown"|"blond"|"gray"|"red" The hair's colour.
---@field clothes? "teal"|"brick"|"sand"|"ink"|"plum"|"sage" The clothes' colour.
---@field beard? "full"|"short"|"chin"|"moustache" A beard, or none.

---The customer's moods at the start: `anger`, and up to seven more with names of your own. Each one's name is then a field of choices.
---@class Mood
---@field anger integer 0 is calm, 100 is furious. The portrait and the water on the screen follow it.
---@field [string] integer

---What the scenario remembers: name = first value. A whole number, true or false, or a list of all texts that it may hold, the first one first.
---@class Vars
---@field [string] integer|boolean|string[]

---What `node "id"` takes: a moment where the customer speaks. Its choices stand in it without a name.
---@class Node
---@field says string|Line[]|fun(at: At): string What the customer says on arriving here.
---@field timeout? Timeout A choice that is made when no answer came in time.
---@field breathe? Breathe Offers a breath: a turn without words, once per visit.
---@field checkin? string A question about the trainee's own feeling; never scored, shown to nobody else.
---@field [integer] Choice

---What `choice` takes: a reply that the trainee may give. Each mood of the customer is a field too: how much it changes, -100 to 100.
---@class Choice
---@field id string Its id, once in the node. Keep it when you edit the text: statistics refer to it.
---@field text string What the trainee would say, at most 2000 bytes; may hold {vars}.
---@field to string|Pick The id of the node or the ending that it leads to, or `pick(...)` of several.
---@field empathy? -3|-2|-1|0|1|2|3 Points that the reply earns in empathy, once an attempt; 0 where it is left out.
---@field composure? -3|-2|-1|0|1|2|3 Points that the reply earns in composure, once an attempt; 0 where it is left out.
---@field resolution? -3|-2|-1|0|1|2|3 Points that the reply earns in resolution, once an attempt; 0 where it is left out.
---@field because? string Why it earns what it earns, for the debrief. `check` warns where it is missing.
---@field skills? Skill[] The skills that giving this reply shows.
---@field when? fun(at: At): boolean Offers the reply only where the function gives true.
---@field effect? fun(at: At) Changes `at.vars` and `at.mood` after the reply was given.
---@field [string] integer

---One form of what the customer may say: the first whose `when` holds is said.
---@class Line
---@field text string The words; may hold {trainee} and {vars}.
---@field when? fun(at: At): boolean Says it only where the function gives true. The last line has none.

---A deadline for the answer.
---@class Timeout
---@field seconds integer How long the trainee has, 3 to 600.
---@field choice string The id of the choice that is made then; one of this node's without a `when`.

---The built-in choice `breathe`: the conversation stays at the node. Each mood of the customer is a field too.
---@class Breathe
---@field empathy? -3|-2|-1|0|1|2|3 Points that the breath earns in empathy, once an attempt; 0 where it is left out.
---@field composure? -3|-2|-1|0|1|2|3 Points that the breath earns in composure, once an attempt; 0 where it is left out.
---@field resolution? -3|-2|-1|0|1|2|3 Points that the breath earns in resolution, once an attempt; 0 where it is left out.
---@field text? string What the button says.
---@field says? string|Line[]|fun(at: At): string What the customer says meanwhile; "..." where it is left out.
---@field because? string Why it earns what it earns, for the debrief.
---@field skills? Skill[] The skills that taking a breath shows.
---@field [string] integer

---What `ending "id"` takes: a moment where the conversation is over.
---@class Ending
---@field outcome "resolved"|"recovered"|"escalated"|"lost" What became of the matter.
---@field relationship "recommends"|"stays"|"wavers"|"leaves" What became of the customer.
---@field says string|Line[]|fun(at: At): string The customer's last words.
---@field empathy? -3|-2|-1|0|1|2|3 Points that coming here earns in empathy, once an attempt; 0 where it is left out.
---@field composure? -3|-2|-1|0|1|2|3 Points that coming here earns in composure, once an attempt; 0 where it is left out.
---@field resolution? -3|-2|-1|0|1|2|3 Points that coming here earns in resolution, once an attempt; 0 where it is left out.
---@field lesson? string What to take along, the first thing in the debrief.

---What `persona "name"` takes: a way of your own in which moods move.
---@class Persona
---@field react fun(at: At, change: table<string, number>): table<string, number>? Rewrites the changes that a choice makes to the moods. Change the table, or give another one.

---Where the conversation stands. In `when`, `says` and `to` everything is read-only; in `effect`, moods and vars can be set.
---@class At
---@field mood table<string, integer> The customer's moods, 0 to 100.
---@field vars table<string, any> The scenario's vars.
---@field turn integer The number of the turn, 1 for the first.
---@field visited fun(node: string): boolean Whether the conversation has been at a node.
---@field roll fun(n: integer): integer Rolls 1 to n; the same for everybody who plays the same seed.
---@field elapsed integer How many whole seconds the reply took; inside `says` only.

---What `variant "id"` takes: what differs in a parallel form. Nodes, choices, points, conditions and targets stay; so do all texts that it does not replace.
---@class Variant
---@field summary? string One sentence for the list of scenarios.
---@field customer? VariantCustomer Who the customer is instead.
---@field vars? VariantVars The values that vars begin with.
---@field words? Words The texts that are replaced.

---Who the customer of a variant is. What is left out stays; the persona always does.
---@class VariantCustomer
---@field name? string The customer's name. `check` warns of texts that still hold the other one.
---@field about? string Who that is, in a few words.
---@field look? Look How the customer is drawn.
---@field mood? VariantMood The customer's moods at the start. Other values can change what scores can be reached.

---Moods of the scenario's customer, and the values that they begin with in a variant.
---@class VariantMood
---@field [string] integer

---Vars of the scenario, and the values that they begin with in a variant: for a var with a list of texts, one of them.
---@class VariantVars
---@field [string] integer|boolean|string

---The texts that a variant replaces, by the ids of nodes and endings. A text, a list of texts or a function replaces what the customer says there.
---@class Words
---@field [string] string|string[]|(fun(at: At): string)|NodeWords

---The texts of one node or ending that a variant replaces. Its choices stand in it by their ids: a text, or all that is replaced.
---@class NodeWords
---@field says? string|string[]|(fun(at: At): string) What the customer says: a text for each line of the scenario, which keeps its condition, or a function.
---@field checkin? string The question about the trainee's own feeling.
---@field lesson? string What to take along from an ending.
---@field [string] string|ChoiceWords

---The texts of one choice that a variant replaces.
---@class ChoiceWords
---@field text? string What the trainee would say.
---@field because? string Why it earns what it earns.
---@field says? string|string[]|(fun(at: At): string) What the customer says meanwhile; of `breathe` only.

---What `play` takes: the ids of the choices, in their order, and perhaps where and how it begins.
---@class Play
---@field variant? string Plays this variant of the scenario.
---@field from? string Begins at this node in place of the opening.
---@field vars? table<string, any> Vars that begin with other values.
---@field mood? table<string, integer> Moods that begin with other values.
---@field visited? string[] Nodes that count as visited.
---@field seed? integer The seed of the dice; 1 where it is left out.
---@field always? "first"|"last"|"longest"|"shortest"|fun(now: Result): string How to go on after the choices, until the end.
---@field [integer] string|Reply

---Where a play stands after its choices.
---@class Result
---@field node string The id of the node or the ending that it stands at.
---@field ending string? The id of the ending; nil while the conversation goes on.
---@field outcome string? The ending's outcome; nil while the conversation goes on.
---@field relationship string? The ending's relationship; nil while the conversation goes on.
---@field says string What the customer says now.
---@field mood table<string, integer> The customer's moods.
---@field vars table<string, any> The scenario's vars.
---@field offered string[] The ids of the choices that are offered now, in the file's order.
---@field text fun(choice: string): string The words of an offered choice.
---@field turns integer How many turns were played.
---@field points table<string, integer> The points so far, in each dimension.
---@field score table<string, number> The scores, 0 to 100: empathy, composure, resolution, overall, and best, the best overall score that is possible. For a play from the opening to an end only.

---What `expect` gives. It has these checks, and the fields of a play, each an expectation as well. Each check gives the whole expectation back, so that another can follow.
---@class Expectation
---@field is fun(value: any): Expectation Equals the value; for a list, all items in their order.
---@field is_not fun(value: any): Expectation Does not equal the value.
---@field below fun(limit: number): Expectation Is a number below the limit.
---@field above fun(limit: number): Expectation Is a number above the limit.
---@field between fun(low: number, high: number): Expectation Is a number from low to high, both included.
---@field contains fun(part: string): Expectation Is a text with these words in it, or a list with this item.
---@field not_contains fun(part: string): Expectation Is a text without these words, or a list without this item.
---@field offers fun(choice: string): Expectation The play stands where this choice is offered.
---@field not_offers fun(choice: string): Expectation The play stands where this choice is not offered.
---@field node Expectation The id of the node or the ending that it stands at.
---@field ending Expectation The id of the ending; nil while the conversation goes on.
---@field outcome Expectation The ending's outcome; nil while the conversation goes on.
---@field relationship Expectation The ending's relationship; nil while the conversation goes on.
---@field says Expectation What the customer says now.
---@field mood table<string, Expectation> The customer's moods.
---@field vars table<string, Expectation> The scenario's vars.
---@field offered Expectation The ids of the choices that are offered now, in the file's order.
---@field turns Expectation How many turns were played.
---@field points table<string, Expectation> The points so far, in each dimension.
---@field score table<string, Expectation> The scores, 0 to 100: empathy, composure, resolution, overall, and best, the best overall score that is possible. For a play from the opening to an end only.

---@class stringlib
string = {}

---@class tablelib
table = {}

---@class mathlib
math = {}

---Declares the scenario; once in a file.
---@param scenario Scenario
function scenario(scenario) end

---Declares a node: node "id" { ... }.
---@param id string
---@return fun(node: Node)
function node(id) end

---Makes a choice of a node, inside its table.
---@param choice Choice
---@return Choice
function choice(choice) end

---Declares an ending: ending "id" { ... }.
---@param id string
---@return fun(ending: Ending)
function ending(id) end

---Runs a shared file below lib/, once, and gives what it returns: local lines = include "lib/lines.lua".
---@param file string
---@return any
function include(file) end

---Declares a parallel form of the scenario: variant "b" { ... }.
---@param id string
---@return fun(variant: Variant)
function variant(id) end

---Lets a function choose among declared targets: to = pick({ "a", "b" }, function(at) return ... end).
---@param targets string[]
---@param choose fun(at: At): string
---@return Pick
function pick(targets, choose) end

---Declares a persona: persona "name" { react = ... }.
---@param name string
---@return fun(persona: Persona)
function persona(name) end

---Stops with the message unless the value is true.
---@param value any
---@param message? string
---@return any
function assert(value, message) end

---Stops with a message.
---@param message string
function error(message) end

---Walks the items of a list: for i, item in ipairs(list) do.
---@param list table
---@return function
function ipairs(list) end

---The field after a key, and its value.
---@param table table
---@param key? any
---@return any
---@return any
function next(table, key) end

---Walks the fields of a table: for name, value in pairs(at.mood) do.
---@param table table
---@return function
function pairs(table) end

---The values from a place on, or with "#" how many there are.
---@param from integer|"#"
---@param ... any
---@return any
function select(from, ...) end

---A text as a number, nil where it is none.
---@param value any
---@param base? integer
---@return number?
function tonumber(value, base) end

---A value as text.
---@param value any
---@return string
function tostring(value) end

---The name of a value's type.
---@param value any
---@return string
function type(value) end

---The items of a list as values, at most 200.
---@param list table
---@param from? integer
---@param to? integer
---@return any
function unpack(list, from, to) end

---The bytes of a text as numbers.
---@param s string
---@param from? integer
---@param to? integer
---@return integer
function string.byte(s, from, to) end

---The text that bytes make.
---@param ... integer
---@return string
function string.char(...) end

---Where a pattern first fits.
---@param s string
---@param pattern string
---@param from? integer
---@param plain? boolean
---@return integer?
---@return integer?
---@return any
function string.find(s, pattern, from, plain) end

---Fills values into a text: ("%d minutes"):format(5).
---@param format string
---@param ... any
---@return string
function string.format(format, ...) end

---Walks all places where a pattern fits.
---@param s string
---@param pattern string
---@return fun(): string
function string.gmatch(s, pattern) end

---Replaces what fits a pattern.
---@param s string
---@param pattern string
---@param with string|table|function
---@param most? integer
---@return string
---@return integer
function string.gsub(s, pattern, with, most) end

---How many bytes a text has.
---@param s string
---@return integer
function string.len(s) end

---A text in small letters.
---@param s string
---@return string
function string.lower(s) end

---What first fits a pattern.
---@param s string
---@param pattern string
---@param from? integer
---@return string?
function string.match(s, pattern, from) end

---A text n times.
---@param s string
---@param n integer
---@return string
function string.rep(s, n) end

---A text backwards.
---@param s string
---@return string
function string.reverse(s) end

---A part of a text.
---@param s string
---@param from integer
---@param to? integer
---@return string
function string.sub(s, from, to) end

---A text in capitals.
---@param s string
---@return string
function string.upper(s) end

---Joins texts.
---@param list table
---@param between? string
---@param from? integer
---@param to? integer
---@return string
function table.concat(list, between, from, to) end

---Puts a value at the end, or at a place.
---@param list table
---@param place any
---@param value? any
function table.insert(list, place, value) end

---Takes the last value out, or that at a place.
---@param list table
---@param place? integer
---@return any
function table.remove(list, place) end

---Sorts a list in place.
---@param list table
---@param before? fun(a: any, b: any): boolean
function table.sort(list, before) end

---A number without its sign.
---@param x number
---@return number
function math.abs(x) end

---Rounds up.
---@param x number
---@return integer
function math.ceil(x) end

---Rounds down.
---@param x number
---@return integer
function math.floor(x) end

---What is left of a division.
---@param x number
---@param y number
---@return number
function math.fmod(x, y) end

---A number larger than all others.
---@type number
math.huge = nil

---The largest.
---@param x number
---@param ... number
---@return number
function math.max(x, ...) end

---The smallest.
---@param x number
---@param ... number
---@return number
function math.min(x, ...) end

---3.14159...
---@type number
math.pi = nil

---The square root.
---@param x number
---@return number
function math.sqrt(x) end

---Declares a test: test "name" (function() ... end).
---@param name string
---@return fun(body: fun())
function test(name) end

---Declares a transcript that must stay as it is: golden "name" { ... }, the table as `play` takes it.
---@param name string
---@return fun(play: Play)
function golden(name) end

---Plays the scenario: play { "acknowledge", "what_must_work" }.
---@param play Play
---@return Result
function play(play) end

---Expects something of a play or of a value: expect(play { ... }).mood.anger.below(40).
---@param value any
---@return Expectation
function expect(value) end

---Stands for a reply in `play`: the time runs out.
---@type Reply
timeout = nil

---Stands for a reply in `play` that took so many seconds.
---@param seconds integer
---@param choice string
---@return Reply
function after(seconds, choice) end
