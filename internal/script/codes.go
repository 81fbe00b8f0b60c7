package script

// A Code names a kind of finding. Codes are stable: a retired one is never
// given out again.
type Code string

// The codes.
const (
	CodeFile        Code = "EK001"
	CodeSyntax      Code = "EK002"
	CodeTooLarge    Code = "EK003"
	CodeUnknownName Code = "EK004"
	CodeForbidden   Code = "EK005"
	CodeUnsupported Code = "EK006"
	CodeFailed      Code = "EK007"
	CodeState       Code = "EK008"
	CodeDeclaration Code = "EK009"
	CodeField       Code = "EK010"
	CodeType        Code = "EK011"
	CodeMissing     Code = "EK012"
	CodeRange       Code = "EK013"
	CodeList        Code = "EK014"
	CodeID          Code = "EK015"
	CodeReserved    Code = "EK016"
	CodeDuplicate   Code = "EK017"
	CodeTarget      Code = "EK018"
	CodePick        Code = "EK019"
	CodeUnreachable Code = "EK020"
	CodeDeadEnd     Code = "EK021"
	CodeNoEnding    Code = "EK022"
	CodeTimeout     Code = "EK023"
	CodeTurns       Code = "EK024"
	CodePlaceholder Code = "EK025"
	CodeMood        Code = "EK026"
	CodePersona     Code = "EK027"
	CodeAt          Code = "EK028"
	CodeBecause     Code = "EK029"
	CodeSaysWhen    Code = "EK030"
	CodeAllWhen     Code = "EK031"
	CodeInclude     Code = "EK032"
	CodeVariant     Code = "EK033"
	CodeOtherName   Code = "EK034"
)

// Meanings explains every code in a sentence.
var Meanings = map[Code]string{
	CodeFile:        "The file cannot be read as text: it is too large, not UTF-8, or holds bytes that no text has.",
	CodeSyntax:      "The file is not valid Lua.",
	CodeTooLarge:    "Something in the file is larger or deeper than a scenario may be.",
	CodeUnknownName: "A name is used that nothing declares.",
	CodeForbidden:   "A part of Lua is used that scenarios do not have.",
	CodeUnsupported: "A part of the language is used that is not there yet.",
	CodeFailed:      "The file stopped with an error while its declarations were read.",
	CodeState:       "A function changes something outside itself, which is forgotten or refused; only vars and moods last.",
	CodeDeclaration: "A declaration is missing, repeated, incomplete or in the wrong place.",
	CodeField:       "A field is not one that belongs here.",
	CodeType:        "A value is of the wrong type.",
	CodeMissing:     "A required field is missing.",
	CodeRange:       "A value is outside of its range.",
	CodeList:        "A value is not one of a closed list.",
	CodeID:          "An id or a name is not well formed.",
	CodeReserved:    "An id or a name is reserved.",
	CodeDuplicate:   "Something is declared twice.",
	CodeTarget:      "A node, an ending or a choice that is named does not exist.",
	CodePick:        "A choice's target is not declared in a way that shows the graph without running the script.",
	CodeUnreachable: "No path leads to a node or an ending.",
	CodeDeadEnd:     "No ending can be reached from a node.",
	CodeNoEnding:    "The scenario has no ending.",
	CodeTimeout:     "A timeout makes a choice that may not be there.",
	CodeTurns:       "The turns can run out and nothing says at which ending.",
	CodePlaceholder: "A placeholder in a text names no var.",
	CodeMood:        "The customer's moods are not declared as they must be.",
	CodePersona:     "A persona is not known, or not well declared.",
	CodeAt:          "A function asks `at` for something that does not exist.",
	CodeBecause:     "A choice does not say why it earns what it earns.",
	CodeSaysWhen:    "The last line of a `says` has a condition, so there may be nothing to say.",
	CodeInclude:     "A file is included that cannot be, or shares what it cannot share.",
	CodeVariant:     "A variant replaces something that the scenario does not have, or in another form.",
	CodeOtherName:   "A variant has another customer, and a text that still names the scenario's own.",
	CodeAllWhen:     "Every choice of a node has a condition, so there may be nothing to choose.",
}
