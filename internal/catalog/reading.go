package catalog

import (
	"regexp"
	"strings"
	"unicode"
)

// A readingScale is the Flesch reading ease of a language: from 0, hard, to
// 100, easy, by the lengths of sentences and words.
type readingScale struct {
	name                       string
	base, perSentence, perWord float64
	syllables                  func(word string) int
}

// readingScales are by language; of other languages only sentences are
// measured.
var readingScales = map[string]readingScale{
	"en": {name: "Flesch", base: 206.835, perSentence: 1.015, perWord: 84.6, syllables: englishSyllables},
	"de": {name: "Flesch-Amstad", base: 180, perSentence: 1, perWord: 58.5, syllables: germanSyllables},
}

// A text is hard to read under pressure below hardEase, the level of a
// paper for experts; of fewer words than easeWords the ease says nothing.
const (
	hardEase  = 35
	easeWords = 20
)

// easeOf gives the reading ease of a text; ok is false where the text is too
// short for it, or the language has no scale.
func (s readingScale) easeOf(text string) (ease float64, ok bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	if len(words) < easeWords || s.syllables == nil {
		return 0, false
	}
	syllables := 0
	for _, w := range words {
		syllables += s.syllables(strings.ToLower(w))
	}
	n := float64(len(words))
	return s.base - s.perSentence*n/float64(sentences(text)) - s.perWord*float64(syllables)/n, true
}

var (
	englishVowels = regexp.MustCompile(`[aeiouy]+`)
	englishMute   = regexp.MustCompile(`[^aeiouytdl]ed$|[aeiouyl]led$|[^aeiouysxzcgl]es$|[aeiouyl]les$|[^aeiouyl]e$|[aeiouyl]le$`)
)

// englishSyllables counts groups of vowels, but for a mute e at the end.
func englishSyllables(word string) int {
	n := len(englishVowels.FindAllString(word, -1))
	if englishMute.MatchString(word) {
		n--
	}
	return max(n, 1)
}

// germanVowels are the sounds of German that make a syllable: ia, ea, io are
// two.
var germanVowels = regexp.MustCompile(`qu|aa|ai|au|äu|ee|ei|eu|ie|oo|[aeiouäöüyàáéèêâîôû]`)

func germanSyllables(word string) int {
	n := 0
	for _, sound := range germanVowels.FindAllString(word, -1) {
		if sound != "qu" {
			n++
		}
	}
	return max(n, 1)
}
