package script

import "slices"

// Signatures lists all that a scenario can name beside what it declares
// itself: what declares, then the library.
var Signatures = slices.Concat(signaturesOfDeclarations, signaturesOfBasics, signaturesOfStrings, signaturesOfTables, signaturesOfMath)

var signaturesOfDeclarations = []Signature{
	{Name: "scenario", Args: args("scenario", "Scenario"), Doc: "Declares the scenario; once in a file."},
	{Name: "node", Args: args("id", "string"), Returns: []string{"fun(node: Node)"}, Doc: "Declares a node: node \"id\" { ... }."},
	{Name: "choice", Args: args("choice", "Choice"), Returns: []string{"Choice"}, Doc: "Makes a choice of a node, inside its table."},
	{Name: "ending", Args: args("id", "string"), Returns: []string{"fun(ending: Ending)"}, Doc: "Declares an ending: ending \"id\" { ... }."},
	{Name: "include", Args: args("file", "string"), Returns: []string{"any"}, Doc: "Runs a shared file below lib/, once, and gives what it returns: local lines = include \"lib/lines.lua\"."},
	{Name: "variant", Args: args("id", "string"), Returns: []string{"fun(variant: Variant)"}, Doc: "Declares a parallel form of the scenario: variant \"b\" { ... }."},
	{Name: "pick", Args: args("targets", "string[]", "choose", "fun(at: At): string"), Returns: []string{"Pick"}, Doc: "Lets a function choose among declared targets: to = pick({ \"a\", \"b\" }, function(at) return ... end)."},
	{Name: "persona", Args: args("name", "string"), Returns: []string{"fun(persona: Persona)"}, Doc: "Declares a persona: persona \"name\" { react = ... }."},
}

var signaturesOfBasics = []Signature{
	{Name: "assert", Args: args("value", "any", "message?", "string"), Returns: []string{"any"}, Doc: "Stops with the message unless the value is true."},
	{Name: "error", Args: args("message", "string"), Doc: "Stops with a message."},
	{Name: "ipairs", Args: args("list", "table"), Returns: []string{"function"}, Doc: "Walks the items of a list: for i, item in ipairs(list) do."},
	{Name: "next", Args: args("table", "table", "key?", "any"), Returns: []string{"any", "any"}, Doc: "The field after a key, and its value."},
	{Name: "pairs", Args: args("table", "table"), Returns: []string{"function"}, Doc: "Walks the fields of a table: for name, value in pairs(at.mood) do."},
	{Name: "select", Args: args("from", "integer|\"#\"", "...", "any"), Returns: []string{"any"}, Doc: "The values from a place on, or with \"#\" how many there are."},
	{Name: "tonumber", Args: args("value", "any", "base?", "integer"), Returns: []string{"number?"}, Doc: "A text as a number, nil where it is none."},
	{Name: "tostring", Args: args("value", "any"), Returns: []string{"string"}, Doc: "A value as text."},
	{Name: "type", Args: args("value", "any"), Returns: []string{"string"}, Doc: "The name of a value's type."},
	{Name: "unpack", Args: args("list", "table", "from?", "integer", "to?", "integer"), Returns: []string{"any"}, Doc: "The items of a list as values, at most 200."},
}

var signaturesOfStrings = []Signature{
	{Name: "string.byte", Args: args("s", "string", "from?", "integer", "to?", "integer"), Returns: []string{"integer"}, Doc: "The bytes of a text as numbers."},
	{Name: "string.char", Args: args("...", "integer"), Returns: []string{"string"}, Doc: "The text that bytes make."},
	{Name: "string.find", Args: args("s", "string", "pattern", "string", "from?", "integer", "plain?", "boolean"), Returns: []string{"integer?", "integer?", "any"}, Doc: "Where a pattern first fits."},
	{Name: "string.format", Args: args("format", "string", "...", "any"), Returns: []string{"string"}, Doc: "Fills values into a text: (\"%d minutes\"):format(5)."},
	{Name: "string.gmatch", Args: args("s", "string", "pattern", "string"), Returns: []string{"fun(): string"}, Doc: "Walks all places where a pattern fits."},
	{Name: "string.gsub", Args: args("s", "string", "pattern", "string", "with", "string|table|function", "most?", "integer"), Returns: []string{"string", "integer"}, Doc: "Replaces what fits a pattern."},
	{Name: "string.len", Args: args("s", "string"), Returns: []string{"integer"}, Doc: "How many bytes a text has."},
	{Name: "string.lower", Args: args("s", "string"), Returns: []string{"string"}, Doc: "A text in small letters."},
	{Name: "string.match", Args: args("s", "string", "pattern", "string", "from?", "integer"), Returns: []string{"string?"}, Doc: "What first fits a pattern."},
	{Name: "string.rep", Args: args("s", "string", "n", "integer"), Returns: []string{"string"}, Doc: "A text n times."},
	{Name: "string.reverse", Args: args("s", "string"), Returns: []string{"string"}, Doc: "A text backwards."},
	{Name: "string.sub", Args: args("s", "string", "from", "integer", "to?", "integer"), Returns: []string{"string"}, Doc: "A part of a text."},
	{Name: "string.upper", Args: args("s", "string"), Returns: []string{"string"}, Doc: "A text in capitals."},
}

var signaturesOfTables = []Signature{
	{Name: "table.concat", Args: args("list", "table", "between?", "string", "from?", "integer", "to?", "integer"), Returns: []string{"string"}, Doc: "Joins texts."},
	{Name: "table.insert", Args: args("list", "table", "place", "any", "value?", "any"), Doc: "Puts a value at the end, or at a place."},
	{Name: "table.remove", Args: args("list", "table", "place?", "integer"), Returns: []string{"any"}, Doc: "Takes the last value out, or that at a place."},
	{Name: "table.sort", Args: args("list", "table", "before?", "fun(a: any, b: any): boolean"), Doc: "Sorts a list in place."},
}

var signaturesOfMath = []Signature{
	{Name: "math.abs", Args: args("x", "number"), Returns: []string{"number"}, Doc: "A number without its sign."},
	{Name: "math.ceil", Args: args("x", "number"), Returns: []string{"integer"}, Doc: "Rounds up."},
	{Name: "math.floor", Args: args("x", "number"), Returns: []string{"integer"}, Doc: "Rounds down."},
	{Name: "math.fmod", Args: args("x", "number", "y", "number"), Returns: []string{"number"}, Doc: "What is left of a division."},
	{Name: "math.huge", Type: "number", Doc: "A number larger than all others."},
	{Name: "math.max", Args: args("x", "number", "...", "number"), Returns: []string{"number"}, Doc: "The largest."},
	{Name: "math.min", Args: args("x", "number", "...", "number"), Returns: []string{"number"}, Doc: "The smallest."},
	{Name: "math.pi", Type: "number", Doc: "3.14159..."},
	{Name: "math.sqrt", Args: args("x", "number"), Returns: []string{"number"}, Doc: "The square root."},
}

// args makes arguments of names and types. A name that ends with ? may be left
// out.
func args(namesAndTypes ...string) []Field {
	fields := make([]Field, 0, len(namesAndTypes)/2)
	for pair := range slices.Chunk(namesAndTypes, 2) {
		fields = append(fields, Field{Name: pair[0], Type: pair[1]})
	}
	return fields
}
