package catalog

import (
	"fmt"
	"slices"

	"evenkeel/internal/explore"
	"evenkeel/internal/play"
	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// The codes of scoring smells: what can be played, but probably measures
// something else than its author meant.
const (
	CodeDominated  script.Code = "EK201"
	CodeGamed      script.Code = "EK202"
	CodeLoopGains  script.Code = "EK203"
	CodeAlike      script.Code = "EK204"
	CodeUnlikely   script.Code = "EK205"
	CodeTimid      script.Code = "EK206"
	CodeLongWay    script.Code = "EK207"
	CodeColdWords  script.Code = "EK208"
	CodeLongLine   script.Code = "EK209"
	CodeHardToRead script.Code = "EK210"
)

func init() {
	for code, meaning := range map[script.Code]string{
		CodeDominated:  "At every node one reply is the best in all three dimensions, so nothing has to be weighed.",
		CodeGamed:      "A strategy that does not listen, such as always the longest reply, comes close to the best score.",
		CodeLoopGains:  "Going round in a circle earns points.",
		CodeAlike:      "The replies of a node all earn the same and change the moods alike.",
		CodeUnlikely:   "Hardly anybody comes to an ending.",
		CodeTimid:      "A dimension that counts never earns its highest or its lowest points.",
		CodeLongWay:    "Full empathy takes a far longer conversation than a solution does.",
		CodeColdWords:  "A reply with words that the field warns of scores well.",
		CodeLongLine:   "A text is longer than people listen to or read in that channel.",
		CodeHardToRead: "The sentences or the words of a text are long.",
	} {
		Meanings[code] = meaning
	}
}

// gamedShare is the share of the best overall score from which on a strategy
// that does not listen is a smell.
const gamedShare = 0.8

// Who is simulated to see whether an ending is ever met: a crowd large enough
// that an ending met by one in a hundred is all but certain to be.
const (
	crowd        = 400
	noviceHeat   = explore.NoviceTemperature
	expertErrors = 0.3
)

// smells looks for what makes a scenario's scores say less than they seem to.
// It is asked only about scenarios that were searched exactly and have no
// errors.
func (p *paths) smells(v *play.Version, r *explore.Report) error {
	p.dominated()
	p.timid()
	p.longWay(r)
	p.loops()
	for i := range p.scn.Nodes {
		p.alike(&p.scn.Nodes[i])
	}
	p.words()
	if err := p.gamed(v, r); err != nil {
		return err
	}
	return p.unlikely(v, r)
}

func (p *paths) smell(n *scenario.Node, c *scenario.Choice, code script.Code, format string, args ...any) {
	pos, choice := n.Pos, ""
	if c != nil {
		pos, choice = c.Pos, c.ID
	}
	p.add(pos, script.Warning, code, n.ID, choice, fmt.Sprintf(format, args...))
}

func (p *paths) start() *scenario.Node { return &p.scn.Nodes[p.scn.Start] }

// spoken are the choices of a node that are replies.
func spoken(n *scenario.Node) []*scenario.Choice {
	var out []*scenario.Choice
	for i := range n.Choices {
		if !n.Choices[i].Breathe {
			out = append(out, &n.Choices[i])
		}
	}
	return out
}

// dominated warns where no node makes the trainee weigh one dimension against
// another.
func (p *paths) dominated() {
	nodes := 0
	for i := range p.scn.Nodes {
		replies := spoken(&p.scn.Nodes[i])
		if len(replies) < 2 {
			continue
		}
		nodes++
		if !slices.ContainsFunc(replies, func(c *scenario.Choice) bool { return dominates(c, replies) }) {
			return
		}
	}
	if nodes > 1 {
		p.smell(p.start(), nil, CodeDominated, "at each of the %d nodes one reply is the best in all three dimensions; let some warm reply cost time, or some quick one cost warmth", nodes)
	}
}

func dominates(c *scenario.Choice, others []*scenario.Choice) bool {
	for _, o := range others {
		for d := range c.Points {
			if c.Points[d] < o.Points[d] {
				return false
			}
		}
	}
	return true
}

// alike warns of a node where it does not matter what is said.
func (p *paths) alike(n *scenario.Node) {
	replies := spoken(n)
	if len(replies) < 2 {
		return
	}
	for _, c := range replies[1:] {
		if c.Points != replies[0].Points || !slices.Equal(c.Moods, replies[0].Moods) {
			return
		}
	}
	p.smell(n, nil, CodeAlike, "all %d replies of node %q earn the same and change the moods alike: it does not matter what is said", len(replies), n.ID)
}

// timid warns of a dimension whose rubric is not used in full.
func (p *paths) timid() {
	var least, most scenario.Points
	for i := range p.scn.Nodes {
		for _, c := range p.scn.Nodes[i].Choices {
			for d, points := range c.Points {
				least[d], most[d] = min(least[d], points), max(most[d], points)
			}
		}
	}
	for _, d := range scenario.Dimensions {
		if p.scn.Weights[d] == 0 || p.scn.Tutorial {
			continue
		}
		if most[d] < scenario.PointsMax {
			p.smell(p.start(), nil, CodeTimid, "no reply earns +%d in %s: say clearly what is excellent", scenario.PointsMax, d)
		}
		if least[d] > scenario.PointsMin {
			p.smell(p.start(), nil, CodeTimid, "no reply earns %d in %s: say clearly what is harmful", scenario.PointsMin, d)
		}
	}
}

// longWay warns where empathy has to be collected long after the matter could
// be solved.
func (p *paths) longWay(r *explore.Report) {
	var resolved []explore.Turn
	for _, e := range r.Endings {
		way := e.Shortest.Turns
		if p.scn.Nodes[e.Node].Ending.Outcome == scenario.Resolved && (resolved == nil || len(way) < len(resolved)) {
			resolved = way
		}
	}
	full := r.BestOf[scenario.Empathy].Turns
	if resolved != nil && p.scn.Weights[scenario.Empathy] > 0 && len(full) > 2*len(resolved)+2 {
		p.smell(p.start(), nil, CodeLongWay, "full empathy takes %d turns, %s, and a solution %d, %s: who solves it soon looks cold",
			len(full), Way(full), len(resolved), Way(resolved))
	}
}

// gamed warns where a strategy that does not listen scores well.
func (p *paths) gamed(v *play.Version, r *explore.Report) error {
	o := r.Bounds.Objective(p.scn.Weights)
	if o.Unit == 0 {
		return nil
	}
	best := o.Score(r.Bounds.Overall)
	for _, s := range explore.Dumb() {
		run, err := explore.Follow(v, s, 0, nil)
		if err != nil {
			return err
		}
		// One reply alone is the first, the last or the longest by chance.
		if run.Scores.Overall == nil || run.Len() < 2 || 2*run.Told < run.Len() || *run.Scores.Overall < gamedShare*best {
			continue
		}
		p.smell(p.start(), nil, CodeGamed, "%s scores %.1f, and the best path %.1f: %s", s.About, *run.Scores.Overall, best, Way(run.Turns()))
	}
	return nil
}

// unlikely warns of endings that a crowd of simulated trainees never meets.
func (p *paths) unlikely(v *play.Version, r *explore.Report) error {
	met := make([]int, len(p.scn.Nodes))
	for _, s := range []explore.Strategy{explore.Random(), explore.Novice(noviceHeat), explore.Expert(expertErrors)} {
		population, err := explore.Simulate(v, s, crowd/4, 0, nil)
		if err != nil {
			return err
		}
		for i, n := range population.Endings {
			met[i] += n
		}
	}
	for i := range p.scn.Nodes {
		n := &p.scn.Nodes[i]
		if n.Ending != nil && p.nodes[i] && met[i] == 0 && i != p.scn.OutOfTurns {
			p.smell(n, nil, CodeUnlikely, "none of %d simulated trainees came to the ending %q: its conditions ask for moods that hardly anybody brings about%s",
				3*crowd/4, n.ID, shortest(r, i))
		}
	}
	return nil
}

// shortest tells of the shortest way to an ending, where a report knows one.
func shortest(r *explore.Report, node int) string {
	for _, e := range r.Endings {
		if e.Node == node {
			return "; the shortest way is " + Way(e.Shortest.Turns)
		}
	}
	return ""
}
