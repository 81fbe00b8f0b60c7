// Package scenarios holds the scenarios that Even Keel ships with, one Lua
// file each, the tests that prove them playable, the authors' guide and what
// editors need. It owns no state and imports only the standard library.
package scenarios

import "embed"

//go:generate go run ../cmd/evenkeel new --editor
//go:generate go test . -run TestTheTablesOfTheGuide -update

// FS holds the shipped scenarios, *.lua at its root. A file's name is its
// scenario's id.
//
//go:embed charged-twice.lua drei-wochen-laerm.lua erste-schicht.lua expired-licence.lua first-shift.lua outage-before-pitch.lua the-third-delay.lua third-cold-day.lua we-miss-you.lua who-said-four.lua zwei-zaehlwerke.lua
var FS embed.FS
