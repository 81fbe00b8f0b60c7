package catalog

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"evenkeel/internal/scenario"
	"evenkeel/internal/script"
)

// Files lists the scenario files of a folder: all that end in .lua, but for
// tests (*_test.lua) and what is below lib.
func Files(folder fs.FS) ([]string, error) {
	var files []string
	err := walk(folder, func(name string, d fs.DirEntry) error {
		if !d.IsDir() && path.Ext(name) == ".lua" && !strings.HasSuffix(name, "_test.lua") && !strings.HasPrefix(name, "lib/") {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// walk visits a folder and all in it, but for hidden folders, in the order of
// names.
func walk(folder fs.FS, visit func(name string, d fs.DirEntry) error) error {
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name != ".":
			return nil // it has just been removed
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		return visit(name, d)
	})
	if err != nil {
		return fmt.Errorf("read the folder of scenarios: %w", err)
	}
	return nil
}

// look is the folder as one reload sees it: every file is read once.
type look struct {
	fs.FS
	close func() error
	read  map[string]text
}

// text is what a file holds, or why it cannot be read.
type text struct {
	text []byte
	err  error
	hash [sha256.Size]byte // of either
}

// look opens the folder anew, for it may be another one than before.
func (c *Catalog) look() (*look, error) {
	l := &look{FS: c.Files, close: func() error { return nil }, read: make(map[string]text)}
	if c.Folder == "" {
		return l, nil
	}
	root, err := os.OpenRoot(c.Folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder of scenarios: %w", err)
	}
	l.FS, l.close = root.FS(), root.Close
	return l, nil
}

// file reads a file.
func (l *look) file(name string) text {
	t, ok := l.read[name]
	if ok {
		return t
	}
	t.text, t.err = readFile(l.FS, name)
	if t.err != nil {
		t.hash = sha256.Sum256([]byte("not read: " + t.err.Error()))
	} else {
		t.hash = sha256.Sum256(t.text)
	}
	l.read[name] = t
	return t
}

// maxFile is far more than what the language accepts.
const maxFile = 1 << 20

// readFile reads a file of the folder, but nothing that may never end.
func readFile(folder fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(folder, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file")
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxFile {
		return nil, fmt.Errorf("it has more than %d bytes, which no scenario needs", maxFile)
	}
	return b, nil
}

// unreadable is what is wrong with a file that cannot be read.
func unreadable(file string, err error) script.Findings {
	return script.Findings{{
		Pos: scenario.Pos{File: file, Line: 1, Col: 1}, Severity: script.Error, Code: script.CodeFile,
		Message: fmt.Sprintf("the file cannot be read: %v", err),
	}}
}

// sources are the files that one scenario is made from: its own, and what that
// includes.
type sources struct {
	look *look
	used map[string]text
}

// ReadFile reads a file and notes that it was needed, even where it is not
// there (yet).
func (s *sources) ReadFile(name string) ([]byte, error) {
	t := s.look.file(name)
	s.used[name] = t
	return t.text, t.err
}

// texts are the files that are there, by name.
func (s *sources) texts() map[string]string {
	all := make(map[string]string, len(s.used))
	for name, t := range s.used {
		if t.err == nil {
			all[name] = string(t.text)
		}
	}
	return all
}
