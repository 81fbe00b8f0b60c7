package diagram

import (
	"strings"

	"evenkeel/internal/scenario"
)

// outcomeTint colours endings where only light colours are wanted.
var outcomeTint = map[scenario.Outcome]string{
	scenario.Resolved:  "#e2f0e5",
	scenario.Recovered: "#e3efec",
	scenario.Escalated: "#f6ecd6",
	scenario.Lost:      "#f8e6e0",
}

// palette holds the colours' names, in the light, and in the dark.
var palette = [][3]string{
	{"paper", "#f7f3ec", "#0f151c"},
	{"surface", "#fffdf9", "#17202a"},
	{"ink", "#1b2430", "#ece8e1"},
	{"soft", "#525d6b", "#a9b4bf"},
	{"line", "#d9d1c3", "#33414d"},
	{"edge", "#857d6e", "#7b8995"},
	{"accent", "#0b6a6a", "#63cbc1"},
	{"teal-tint", "#dcecea", "#173036"},
	{"storm", "#b03524", "#ff8f79"},
	{"storm-tint", "#f8e6e0", "#38211f"},
	{"amber", "#8c5c08", "#e9b75b"},
	{"amber-tint", "#f6ecd6", "#33291a"},
	{"good", "#226b44", "#7fd1a0"},
	{"good-tint", "#e2f0e5", "#1a3026"},
	{"mood-0", "#5b9a8b", "#5fb3a2"},
	{"mood-1", "#8fae72", "#8fb877"},
	{"mood-2", "#d6a748", "#d9ad55"},
	{"mood-3", "#cf7442", "#e08a5a"},
	{"mood-4", "#b03524", "#ff7a63"},
}

// Names of colours stand in for themselves between the bars.
const shapes = `.dg text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:12px}
.dg .dg-title,.dg .dg-says{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,serif}
.dg .dg-title{font-size:26px}
.dg .dg-says{font-size:13.5px;font-style:italic}
.dg .dg-id{font-size:13px;font-weight:650}
.dg .dg-name{font-weight:550;text-anchor:middle}
.dg .dg-note,.dg .dg-mark{font-size:11px}
.dg .dg-mark,.dg .dg-num{text-anchor:middle}
.dg .dg-num{font-size:11px;font-variant-numeric:tabular-nums}
.dg .dg-end{text-anchor:end}
.dg .dg-box{stroke-width:1.2}
.dg .dg-start .dg-box{stroke-width:2.4}
.dg .dg-way{fill:none;stroke-width:1.4;stroke-linecap:round}
.dg .dg-when .dg-way{stroke-dasharray:7 5}
.dg .dg-pick .dg-way{stroke-dasharray:.1 5;stroke-width:2.2}
.dg .dg-clock{fill:none;stroke-width:1.3;stroke-linecap:round}
.dg .dg-unreached{opacity:.62}
.dg .dg-unreached .dg-box,.dg .dg-never .dg-cell{stroke-dasharray:3 4}
.dg .dg-dead .dg-box{stroke-width:2.4}
.dg .dg-never .dg-name{text-decoration:line-through}
.dg a{text-decoration:none;outline:none;cursor:pointer}
.dg .dg-choice:hover .dg-way,.dg a:hover~.dg-choice .dg-way,.dg a:focus~.dg-choice .dg-way{stroke-width:2.6}
.dg a:focus-visible .dg-box,.dg a:hover .dg-box,.dg :target>a .dg-box{stroke-width:3}
`

const colours = `.dg text{fill:|ink|}
.dg .dg-paper{fill:|paper|}
.dg .dg-note,.dg .dg-mark,.dg .dg-says{fill:|soft|}
.dg .dg-says{fill:|ink|}
.dg .dg-box{fill:|surface|;stroke:|edge|}
.dg .dg-cell{fill:|paper|;stroke:|line|}
.dg .dg-rail{fill:|line|}
.dg .dg-way{stroke:|edge|}
.dg .dg-tip{fill:|edge|}
.dg .dg-clock{stroke:|soft|}
.dg .dg-start .dg-box{stroke:|accent|}
.dg .dg-start .dg-badge{fill:|accent|}
.dg .dg-plus rect,.dg rect.dg-plus{fill:|good-tint|}
.dg .dg-plus text{fill:|good|}
.dg .dg-minus rect,.dg rect.dg-minus{fill:|storm-tint|}
.dg .dg-minus text{fill:|storm|}
.dg .dg-zero rect{fill:none}
.dg .dg-zero text{fill:|soft|}
.dg .dg-rises,.dg text.dg-rises{fill:|storm|}
.dg .dg-falls,.dg text.dg-falls{fill:|good|}
.dg .dg-mood-0{fill:|mood-0|}
.dg .dg-mood-1{fill:|mood-1|}
.dg .dg-mood-2{fill:|mood-2|}
.dg .dg-mood-3{fill:|mood-3|}
.dg .dg-mood-4{fill:|mood-4|}
.dg .dg-ending .dg-chip{fill:|surface|}
.dg .dg-resolved .dg-box{fill:|good-tint|;stroke:|good|}
.dg .dg-resolved .dg-badge{fill:|good|}
.dg .dg-recovered .dg-box{fill:|teal-tint|;stroke:|accent|}
.dg .dg-recovered .dg-badge{fill:|accent|}
.dg .dg-escalated .dg-box{fill:|amber-tint|;stroke:|amber|}
.dg .dg-escalated .dg-badge{fill:|amber|}
.dg .dg-lost .dg-box{fill:|storm-tint|;stroke:|storm|}
.dg .dg-lost .dg-badge{fill:|storm|}
.dg .dg-dead .dg-box{stroke:|storm|}
.dg .dg-dead .dg-badge{fill:|storm|}
.dg .dg-choice:hover .dg-way,.dg a:hover~.dg-choice .dg-way,.dg a:focus~.dg-choice .dg-way{stroke:|accent|}
.dg .dg-choice:hover .dg-cell,.dg a:focus-visible .dg-box,.dg a:hover .dg-box,.dg :target>a .dg-box{stroke:|accent|}
`

// Stylesheet is what a page needs that holds an inline drawing. Its colours
// are light or dark as the page's are.
var Stylesheet = shapes + paint(func(light, dark string) string { return "light-dark(" + light + "," + dark + ")" })

// ownStyle is the style of a file: plain colours first, for programs that know
// no more.
var ownStyle = shapes + ".dg{color-scheme:light dark}\n" +
	paint(func(light, _ string) string { return light }) +
	"@media (prefers-color-scheme:dark){\n" + paint(func(_, dark string) string { return dark }) + "}\n"

// paint fills in the colours.
func paint(mix func(light, dark string) string) string {
	var pairs []string
	for _, c := range palette {
		pairs = append(pairs, "|"+c[0]+"|", mix(c[1], c[2]))
	}
	return strings.NewReplacer(pairs...).Replace(colours)
}
