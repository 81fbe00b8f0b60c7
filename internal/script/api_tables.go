package script

import (
	"slices"

	"evenkeel/internal/scenario"
)

// Shapes lists the tables of the language.
var Shapes = []*Shape{
	&shapeScenario, &shapeWeights, &shapeCustomer, &shapeLook, &shapeMood, &shapeVars, &shapeNode, &shapeChoice,
	&shapeLine, &shapeTimeout, &shapeBreathe, &shapeEnding, &shapePersona, &shapeAt,
	&shapeVariant, &shapeVariantCustomer, &shapeVariantMood, &shapeVariantVars, &shapeWords, &shapeNodeWords, &shapeChoiceWords,
}

var (
	shapeScenario = Shape{Name: "Scenario", Doc: "What `scenario` takes: who the customer is, and how it begins.", Fields: []Field{
		{"id", "string", true, "The scenario's id, kebab-case: the same as the file's name. Attempts and boards refer to it."},
		{"title", "string", true, "What trainees choose it by."},
		{"summary", "string", false, "One sentence for the list of scenarios."},
		{"channel", literals(scenario.Channels), false, "Where the conversation takes place; \"phone\" where it is left out."},
		{"language", "string", false, "A language tag such as \"en\" or \"de-CH\"; \"en\" where it is left out."},
		{"level", "1|2|3", false, "1 for starters, 2 for practised people, 3 for experts; 1 where it is left out."},
		{"minutes", "integer", false, "About how long an attempt takes, 0 to 240."},
		{"tutorial", "boolean", false, "True for one that is never assigned or ranked."},
		{"skills", "Skill[]", false, "The skills that the scenario as a whole exercises."},
		{"weights", "Weights", false, "How much each dimension counts in the overall score; alike where it is left out."},
		{"vars", "Vars", false, "What the scenario remembers during an attempt."},
		{"customer", "Customer", true, "Who the trainee talks with."},
		{"start", "string", true, "The id of the first node."},
		{"max_turns", "integer", false, "Ends the conversation after so many turns, 1 to 1000."},
		{"out_of_turns", "string", false, "The id of the ending where the turns run out; needed where a path can get there."},
	}}

	shapeWeights = Shape{Name: "Weights", Doc: "The parts of the dimensions in the overall score, not all 0.", Fields: weightFields()}

	shapeCustomer = Shape{Name: "Customer", Doc: "Who the trainee talks with.", Fields: []Field{
		{"name", "string", true, "The customer's name."},
		{"about", "string", false, "Who that is, in a few words."},
		{"look", "Look", false, "How the customer is drawn."},
		{"mood", "Mood", true, "The customer's moods at the start, each 0 to 100."},
		{"persona", "string", false, "How moods move: " + oneOf(personaNames()) + ", or one that the file declares."},
	}}

	shapeLook = Shape{Name: "Look", Doc: "How the customer is drawn. What is left out gets a default.", Fields: []Field{
		{"head", "string", false, "The hair's cut, such as \"bun\"."},
		{"skin", "string", false, "\"1\" (light) to \"6\" (dark)."},
		{"hair", "string", false, "The hair's colour."},
		{"clothes", "string", false, "The clothes' colour."},
		{"beard", "string", false, "A beard, or none."},
	}}

	shapeMood = Shape{Name: "Mood", Doc: "The customer's moods at the start: `anger`, and up to seven more with names of your own. Each one's name is then a field of choices.", Fields: []Field{
		{"anger", "integer", true, "0 is calm, 100 is furious. The portrait and the water on the screen follow it."},
	}, More: "integer"}

	shapeVars = Shape{Name: "Vars", Doc: "What the scenario remembers: name = first value. A whole number, true or false, or a list of all texts that it may hold, the first one first.", More: "integer|boolean|string[]"}

	shapeNode = Shape{Name: "Node", Doc: "What `node \"id\"` takes: a moment where the customer speaks. Its choices stand in it without a name.", Fields: []Field{
		{"says", typeSays, true, "What the customer says on arriving here."},
		{"timeout", "Timeout", false, "A choice that is made when no answer came in time."},
		{"breathe", "Breathe", false, "Offers a breath: a turn without words, once per visit."},
		{"checkin", "string", false, "A question about the trainee's own feeling; never scored, shown to nobody else."},
	}, Items: "Choice"}

	shapeChoice = Shape{Name: "Choice", Doc: "What `choice` takes: a reply that the trainee may give. Each mood of the customer is a field too: how much it changes, -100 to 100.", Fields: slices.Concat([]Field{
		{"id", "string", true, "Its id, once in the node. Keep it when you edit the text: statistics refer to it."},
		{"text", "string", true, "What the trainee would say, at most 2000 bytes; may hold {vars}."},
		{"to", "string|Pick", true, "The id of the node or the ending that it leads to, or `pick(...)` of several."},
	}, earned("the reply"), []Field{
		{"because", "string", false, "Why it earns what it earns, for the debrief. `check` warns where it is missing."},
		{"skills", "Skill[]", false, "The skills that giving this reply shows."},
		{"when", typeWhen, false, "Offers the reply only where the function gives true."},
		{"effect", "fun(at: At)", false, "Changes `at.vars` and `at.mood` after the reply was given."},
	}), More: "integer"}

	shapeLine = Shape{Name: "Line", Doc: "One form of what the customer may say: the first whose `when` holds is said.", Fields: []Field{
		{"text", "string", true, "The words; may hold {trainee} and {vars}."},
		{"when", typeWhen, false, "Says it only where the function gives true. The last line has none."},
	}}

	shapeTimeout = Shape{Name: "Timeout", Doc: "A deadline for the answer.", Fields: []Field{
		{"seconds", "integer", true, "How long the trainee has, 3 to 600."},
		{"choice", "string", true, "The id of the choice that is made then; one of this node's without a `when`."},
	}}

	shapeBreathe = Shape{Name: "Breathe", Doc: "The built-in choice `breathe`: the conversation stays at the node. Each mood of the customer is a field too.", Fields: slices.Concat(
		earned("the breath"), []Field{
			{"text", "string", false, "What the button says."},
			{"says", typeSays, false, "What the customer says meanwhile; \"...\" where it is left out."},
			{"because", "string", false, "Why it earns what it earns, for the debrief."},
			{"skills", "Skill[]", false, "The skills that taking a breath shows."},
		}), More: "integer"}

	shapeEnding = Shape{Name: "Ending", Doc: "What `ending \"id\"` takes: a moment where the conversation is over.", Fields: slices.Concat([]Field{
		{"outcome", literals(scenario.Outcomes), true, "What became of the matter."},
		{"relationship", literals(scenario.Relationships), true, "What became of the customer."},
		{"says", typeSays, true, "The customer's last words."},
	}, earned("coming here"), []Field{
		{"lesson", "string", false, "What to take along, the first thing in the debrief."},
	})}

	shapePersona = Shape{Name: "Persona", Doc: "What `persona \"name\"` takes: a way of your own in which moods move.", Fields: []Field{
		{"react", "fun(at: At, change: table<string, number>): table<string, number>?", true, "Rewrites the changes that a choice makes to the moods. Change the table, or give another one."},
	}}

	shapeAt = Shape{Name: "At", Doc: "Where the conversation stands. In `when`, `says` and `to` everything is read-only; in `effect`, moods and vars can be set.", Fields: []Field{
		{"mood", "table<string, integer>", true, "The customer's moods, 0 to 100."},
		{"vars", "table<string, any>", true, "The scenario's vars."},
		{"turn", "integer", true, "The number of the turn, 1 for the first."},
		{"visited", "fun(node: string): boolean", true, "Whether the conversation has been at a node."},
		{"roll", "fun(n: integer): integer", true, "Rolls 1 to n; the same for everybody who plays the same seed."},
		{"elapsed", "integer", true, "How many whole seconds the reply took; inside `says` only."},
	}}

	shapeVariant = Shape{Name: "Variant", Doc: "What `variant \"id\"` takes: what differs in a parallel form. Nodes, choices, points, conditions and targets stay; so do all texts that it does not replace.", Fields: []Field{
		{"summary", "string", false, "One sentence for the list of scenarios."},
		{"customer", "VariantCustomer", false, "Who the customer is instead."},
		{"vars", "VariantVars", false, "The values that vars begin with."},
		{"words", "Words", false, "The texts that are replaced."},
	}}

	shapeVariantCustomer = Shape{Name: "VariantCustomer", Doc: "Who the customer of a variant is. What is left out stays; the persona always does.", Fields: []Field{
		{"name", "string", false, "The customer's name. `check` warns of texts that still hold the other one."},
		{"about", "string", false, "Who that is, in a few words."},
		{"look", "Look", false, "How the customer is drawn."},
		{"mood", "VariantMood", false, "The customer's moods at the start. Other values can change what scores can be reached."},
	}}

	shapeVariantMood = Shape{Name: "VariantMood", Doc: "Moods of the scenario's customer, and the values that they begin with in a variant.", More: "integer"}

	shapeVariantVars = Shape{Name: "VariantVars", Doc: "Vars of the scenario, and the values that they begin with in a variant: for a var with a list of texts, one of them.", More: "integer|boolean|string"}

	shapeWords = Shape{Name: "Words", Doc: "The texts that a variant replaces, by the ids of nodes and endings. A text, a list of texts or a function replaces what the customer says there.", More: "string|string[]|(fun(at: At): string)|NodeWords"}

	shapeNodeWords = Shape{Name: "NodeWords", Doc: "The texts of one node or ending that a variant replaces. Its choices stand in it by their ids: a text, or all that is replaced.", Fields: []Field{
		{"says", "string|string[]|(fun(at: At): string)", false, "What the customer says: a text for each line of the scenario, which keeps its condition, or a function."},
		{"checkin", "string", false, "The question about the trainee's own feeling."},
		{"lesson", "string", false, "What to take along from an ending."},
	}, More: "string|ChoiceWords"}

	shapeChoiceWords = Shape{Name: "ChoiceWords", Doc: "The texts of one choice that a variant replaces.", Fields: []Field{
		{"text", "string", false, "What the trainee would say."},
		{"because", "string", false, "Why it earns what it earns."},
		{"says", "string|string[]|(fun(at: At): string)", false, "What the customer says meanwhile; of `breathe` only."},
	}}

	shapeList  = Shape{Name: "List", Items: "string"}
	shapeLines = Shape{Name: "Lines", Items: "Line|string"}
)

func weightFields() []Field {
	var fields []Field
	for _, d := range scenario.Dimensions {
		fields = append(fields, Field{d.String(), "integer", false, "The part of " + d.String() + ", 0 to 100."})
	}
	return fields
}
