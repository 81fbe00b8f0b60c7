// Package static holds the web app as it is served: pages, styles, scripts
// and the vendored libraries. There is no build step; what is here is what
// the browser gets.
//
// It is data only and imports the standard library.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"regexp"
)

// FS is the folder of the web app, to be served under /static/. Index is its
// page, for every route of the app.
//
//go:embed index.html manifest.json css img js vendor words
var FS embed.FS

// Index is index.html, the same page for every route of the app.
//
//go:embed index.html
var Index []byte

var importMap = regexp.MustCompile(`(?s)<script type="importmap">(.*?)</script>`)

// ImportMapHash is the source expression, quotes included, that allows the
// page's inline import map in the script-src of a Content-Security-Policy:
// 'sha256-...'.
func ImportMapHash() string {
	sum := sha256.Sum256(importMap.FindSubmatch(Index)[1])
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
