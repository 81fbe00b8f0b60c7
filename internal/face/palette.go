package face

import (
	"maps"
	"slices"
)

// ink draws every outline and every expression.
const ink = "#15171b"

// headNames gives our names to the drawings. Left out are those that read as
// a joke, hide the eyes, or are a hat for fun.
var headNames = map[string]string{
	"afro":     "afro",
	"bald":     "noHair1",
	"balding":  "noHair3",
	"bangs":    "bangs",
	"beanie":   "hatBeanie",
	"blunt":    "bangs2",
	"bob":      "medium1",
	"braids":   "cornrows",
	"bun":      "bun",
	"coils":    "twists",
	"crop":     "short1",
	"curls":    "dreads2",
	"curly":    "longCurly",
	"fade":     "flatTop",
	"flip":     "medium2",
	"fringe":   "mediumBangs3",
	"hijab":    "hijab",
	"layered":  "mediumBangs",
	"locs":     "dreads1",
	"long":     "long",
	"mane":     "longAfro",
	"medium":   "medium3",
	"parted":   "grayMedium",
	"ponytail": "bun2",
	"quiff":    "pomp",
	"short":    "short3",
	"sidepart": "grayShort",
	"tousled":  "short4",
	"turban":   "turban",
	"undercut": "shaved1",
	"updo":     "grayBun",
	"waves":    "longBangs",
	"wavy":     "mediumBangs2",
}

var beardNames = map[string]string{
	"full":      "full3",
	"short":     "full",
	"chin":      "chin",
	"moustache": "moustache7",
}

var skinColors = map[string]string{
	"1": "#fbdcc2",
	"2": "#f0c39c",
	"3": "#e0a877",
	"4": "#d08b5b",
	"5": "#a0623a",
	"6": "#7d5140",
}

var hairColors = map[string]string{
	"black": "#2b2624",
	"brown": "#6b4526",
	"blond": "#d3ab55",
	"gray":  "#a3a7ac",
	"red":   "#a84b22",
}

var clothesColors = map[string]string{
	"teal":  "#2f7478",
	"brick": "#a8503c",
	"sand":  "#d8bd8e",
	"ink":   "#39495c",
	"plum":  "#77506e",
	"sage":  "#7f9a7c",
}

func sortedHeads() []string {
	return slices.Sorted(maps.Keys(headNames))
}
