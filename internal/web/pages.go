package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"evenkeel/internal/face"
	"evenkeel/internal/wire"
	"evenkeel/static"
)

// pages are the files of the web app, ready to be sent. They never change
// after they were loaded.
type pages struct {
	app   *static.App
	index *file
	files map[string]*file // by path within the folder
}

// How long a browser keeps a file before it asks again.
const (
	askAgain = "no-cache" // it keeps the file, but asks each time whether it is the same
	forGood  = "public, max-age=31536000, immutable"
)

// file is what is sent for a path.
type file struct {
	kind   string // Content-Type
	tag    string // ETag
	data   []byte
	zipped []byte // nil where that saves nothing
}

// loadPages makes them once: what is built in does not change.
var loadPages = sync.OnceValues(func() (pages, error) {
	p := pages{files: make(map[string]*file)}
	var err error
	if p.app, err = static.Load(); err != nil {
		return p, err
	}
	for name, data := range p.app.Files {
		if p.files[name], err = newFile(name, data); err != nil {
			return p, err
		}
	}
	p.index, err = newFile("index.html", p.app.Index)
	return p, err
})

func newFile(name string, data []byte) (*file, error) {
	sum := sha256.Sum256(data)
	f := &file{kind: contentType(name), data: data, tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`}
	var zipped bytes.Buffer
	z, err := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compress %s: %w", name, err)
	}
	if _, err := z.Write(data); err != nil {
		return nil, fmt.Errorf("compress %s: %w", name, err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("compress %s: %w", name, err)
	}
	if zipped.Len() < len(data)*9/10 {
		f.zipped = zipped.Bytes()
	}
	return f, nil
}

// contentTypes are written out: a machine's own table may differ.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
}

func contentType(name string) string {
	if path.Base(name) == "manifest.json" {
		return "application/manifest+json"
	}
	if kind, ok := contentTypes[path.Ext(name)]; ok {
		return kind
	}
	return "application/octet-stream"
}

// send answers with a file, or that the browser has it.
func (f *file) send(w http.ResponseWriter, r *http.Request, status int, keep string) {
	h := w.Header()
	h.Set("Cache-Control", keep)
	h.Set("ETag", f.tag)
	if f.zipped != nil {
		h.Add("Vary", "Accept-Encoding")
	}
	if status == http.StatusOK && holds(r, f.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	data := f.data
	if f.zipped != nil && acceptsGzip(r) {
		data = f.zipped
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Type", f.kind)
	h.Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // a client that has gone is no error of ours
	}
}

// holds reports whether the browser has what a tag names.
func holds(r *http.Request, tag string) bool {
	for held := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if held = strings.TrimPrefix(strings.TrimSpace(held), "W/"); held == tag || held == "*" {
			return true
		}
	}
	return false
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if name == "gzip" {
			return strings.Trim(strings.TrimPrefix(q, "q="), "0.") != "" || q == ""
		}
	}
	return false
}

// static sends a file of the web app. Under the version's own folder its
// address names its content; a page of an older version gets what there is now.
func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name, keep := strings.TrimPrefix(r.URL.Path, "/static/"), askAgain
	if folder, rest, _ := strings.Cut(name, "/"); strings.HasPrefix(folder, "v-") {
		name = rest
		if folder == "v-"+s.pages.app.Version {
			keep = forGood
		}
	}
	f := s.pages.files[name]
	if f == nil {
		plain(w, http.StatusNotFound, "There is no such file.")
		return
	}
	f.send(w, r, http.StatusOK, keep)
}

// worker sends the service worker, which has to lie above all that it serves.
func (s *Server) worker(w http.ResponseWriter, r *http.Request) {
	s.pages.files["worker.js"].send(w, r, http.StatusOK, askAgain)
}

// screens are the addresses of the web app's screens; * stands for any one
// part.
var screens = []string{
	"/", "/join/*", "/setup/*", "/login", "/link/*", "/play/*", "/debrief/*", "/board/*", "/board/*/*", "/growth/*", "/progress", "/progress/review", "/settings", "/deleted", "/trainer",
}

// page sends the web app. Which screen it shows is decided in the browser; an
// address that is no screen's is a 404 that looks like the app.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "Use GET here.")
		return
	}
	status := http.StatusNotFound
	if isScreen(r.URL.Path) {
		status = http.StatusOK
	}
	s.pages.index.send(w, r, status, askAgain)
}

func isScreen(address string) bool {
	if len(address) > 1 {
		address = strings.TrimSuffix(address, "/")
	}
	parts := strings.Split(address, "/")
	return slices.ContainsFunc(screens, func(screen string) bool {
		names := strings.Split(screen, "/")
		return slices.EqualFunc(names, parts, func(name, part string) bool {
			return name == part || name == "*" && part != ""
		})
	})
}

// face sends a portrait. Its address names all that it depends on, so it is
// kept for good.
func (s *Server) face(w http.ResponseWriter, r *http.Request) {
	look, known := face.ParseKey(r.PathValue("look"))
	expression, isSVG := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !known || !isSVG || !slices.Contains(face.Expressions(), expression) {
		s.fail(w, r, &refusal{status: http.StatusNotFound, code: wire.CodeNotFound, message: "There is no such portrait."})
		return
	}
	svg, err := face.SVG(look, expression)
	if err != nil {
		s.fail(w, r, fmt.Errorf("draw a portrait: %w", err))
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", forGood)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(svg))
}
