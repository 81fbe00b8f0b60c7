package catalog

import (
	"os"
	"path/filepath"

	"evenkeel/internal/script"
)

// Surroundings are the folder around a scenario's file, from which it includes
// others when it is loaded by itself.
type Surroundings struct {
	file, dir string
}

// Around finds the folder around a file: the nearest one, from the file's own
// upwards, that has a folder lib in it; the file's own where there is none. The
// root of the file system is not looked at.
func Around(file string) Surroundings {
	own := filepath.Dir(file)
	for dir := own; !isRoot(dir); dir = filepath.Join(dir, "..") {
		if info, err := os.Stat(filepath.Join(dir, "lib")); err == nil && info.IsDir() {
			return Surroundings{file, dir}
		}
	}
	return Surroundings{file, own}
}

// isRoot reports whether nothing is above a folder, or that cannot be known.
func isRoot(dir string) bool {
	abs, err := filepath.Abs(dir)
	return err != nil || abs == filepath.Dir(abs)
}

// ReadFile implements script.Files. Nothing outside of the folder is read.
func (s Surroundings) ReadFile(name string) ([]byte, error) {
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // it was only read
	return readFile(root.FS(), name)
}

// Locate gives included files that findings name a path like that of the
// scenario's file, in place of their names in the folder.
func (s Surroundings) Locate(findings script.Findings) {
	for i := range findings {
		if f := &findings[i]; f.Pos.File != s.file {
			f.Pos.File = filepath.Join(s.dir, filepath.FromSlash(f.Pos.File))
		}
	}
}
