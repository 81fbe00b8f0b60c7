package report

import "math"

// Estimate says how much somebody keeps of what is at stake, from 0 to 1, and
// how sure that is. Low to High is the interval that holds the truth nine times
// out of ten.
type Estimate struct {
	N         int // observations
	Mean      float64
	Low, High float64
	Few       bool // too few observations to say anything yet
}

// Enough is how many observations it takes to say something.
const Enough = 5

// ninety is the normal quantile of an interval of 90 %.
const ninety = 1.6449

// doubt is how much of a 0 and of a 1 is taken in beside the values, when it is
// judged how much they vary: values that are all alike leave doubt.
const doubt = 0.5

// EstimateOf estimates the mean of values from 0 to 1.
//
// The interval is Wilson's, which is honest for few observations too (Brown,
// Cai, DasGupta 2001, doi 10.1214/ss/1009213286: its actual coverage stays near
// the one it names). It is made for yes and no; values in between vary less, so
// that each is worth more than one of those. How much less is judged by the
// values themselves, drawn towards not at all as long as they are few.
func EstimateOf(values []float64) Estimate {
	n := float64(len(values))
	if n == 0 {
		return Estimate{High: 1, Few: true}
	}
	mean, spread := moments(values)
	low, high := wilson(mean, n/spread)
	return Estimate{N: len(values), Mean: mean, Low: low, High: high, Few: len(values) < Enough}
}

// moments gives the mean, and how much the values vary, as a share of how much
// noughts and ones would.
func moments(values []float64) (mean, spread float64) {
	n := float64(len(values))
	for _, v := range values {
		mean += v / n
	}
	mean = min(max(mean, 0), 1)
	drawn := (n*mean + doubt) / (n + 2*doubt)
	squares := doubt * (drawn*drawn + (1-drawn)*(1-drawn))
	for _, v := range values {
		squares += (v - drawn) * (v - drawn)
	}
	return mean, squares / (drawn * (1 - drawn) * (n + 2*doubt))
}

// wilson is the interval for a share that was seen in n trials.
func wilson(p, n float64) (low, high float64) {
	const z2 = ninety * ninety
	middle := (p + z2/(2*n)) / (1 + z2/n)
	half := ninety / (1 + z2/n) * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	return max(0, min(middle-half, p)), min(1, max(middle+half, p))
}

// Change is by how much one estimate is above another, -1 to 1. Low to High
// holds the truth nine times out of ten.
type Change struct {
	Mean, Low, High float64
}

// Sure reports whether it is more than chance may do.
func (c Change) Sure() bool { return c.Low > 0 || c.High < 0 }

// ChangeOf compares two estimates: the interval of a difference, recovered from
// those of its parts (Newcombe 1998, method 10).
func ChangeOf(before, after Estimate) Change {
	d := after.Mean - before.Mean
	down := math.Hypot(after.Mean-after.Low, before.High-before.Mean)
	up := math.Hypot(after.High-after.Mean, before.Mean-before.Low)
	return Change{Mean: d, Low: max(-1, d-down), High: min(1, d+up)}
}
