// Package static holds the web app: pages, styles, scripts and the vendored
// libraries. There is no build step: what the browser gets is made of what is
// here when a server starts ([Load]).
//
// It is data and how it is sent; it owns no state, and imports esbuild.
package static

import (
	"embed"
	"regexp"
)

// FS is the folder of the web app as it is written.
//
//go:embed index.html manifest.json worker.js css img js vendor words
var FS embed.FS

var importMap = regexp.MustCompile(`(?s)<script type="importmap">(.*?)</script>`)
