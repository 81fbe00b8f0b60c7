// Package scenarios holds the scenarios that Even Keel ships with, one Lua
// file each, and the tests that prove them playable. It owns no state and
// imports only the standard library.
package scenarios

import "embed"

// FS holds the shipped scenarios, *.lua at its root. A file's name is its
// scenario's id.
//
//go:embed *.lua
var FS embed.FS
