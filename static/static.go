// Package static holds the web app as it is served: pages, styles, scripts
// and the vendored libraries. There is no build step: what the browser gets is
// made of what is here when the program starts ([Sent], [Index]).
//
// It is data only and imports the standard library.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"regexp"
)

// FS is the folder of the web app, to be served under /static/ and under
// /static/v-[Version]/, where it may be kept for good.
//
//go:embed index.html manifest.json worker.js css img js vendor words
var FS embed.FS

var importMap = regexp.MustCompile(`(?s)<script type="importmap">(.*?)</script>`)

// ImportMapHash is the source expression, quotes included, that allows the
// page's inline import map in the script-src of a Content-Security-Policy:
// 'sha256-...'.
func ImportMapHash() string {
	sum := sha256.Sum256(importMap.FindSubmatch(Index)[1])
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
