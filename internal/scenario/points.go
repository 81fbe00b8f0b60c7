package scenario

// A Dimension is one of the three things that every reply is judged on.
type Dimension int

// The dimensions.
const (
	Empathy Dimension = iota
	Composure
	Resolution
)

// Dimensions lists the dimensions.
var Dimensions = []Dimension{Empathy, Composure, Resolution}

// String gives the dimension's name as scenarios and clients write it.
func (d Dimension) String() string { return [...]string{"empathy", "composure", "resolution"}[d] }

// Points holds a number per [Dimension]. A choice earns -3..+3 in each.
type Points [3]int

// PointsMin and PointsMax bound what a choice or an ending earns in a
// dimension.
const (
	PointsMin = -3
	PointsMax = 3
)

// Add gives the sum of two.
func (p Points) Add(q Points) Points {
	for d := range p {
		p[d] += q[d]
	}
	return p
}

// Sub gives the difference of two.
func (p Points) Sub(q Points) Points {
	for d := range p {
		p[d] -= q[d]
	}
	return p
}

// A Skill is one of the ten aspects of emotional intelligence that choices
// exercise.
type Skill string

// Skills lists the ten.
var Skills = []Skill{
	"self_awareness", "empathy", "active_listening", "adaptability", "conflict_resolution",
	"emotional_regulation", "needs_assessment", "positive_language", "building_trust", "resilience",
}
