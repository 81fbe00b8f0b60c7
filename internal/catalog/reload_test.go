package catalog_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestASavedFileComesIntoService(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"))
	old, _ := f.Current("a")
	f.save("a.lua", lua("a", "So?"))
	f.untilSays("a", "So?")
	f.save("b.lua", lua("b", "And?"))
	f.untilSays("b", "And?")
	f.save("deep/down/c.lua", lua("c", "Now?"))
	f.untilSays("c", "Now?")
	f.save("deep/down/c.lua", lua("c", "Then?"))
	f.untilSays("c", "Then?")
	if v, err := f.Version(t.Context(), old.Version); err != nil || v != old {
		t.Errorf("the version before is %v, %v", v, err)
	}
	if err := playOn(old); err != nil {
		t.Errorf("an attempt at the version before: %v", err)
	}
}

func TestAFileThatAnEditorReplacesComesIntoService(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"))
	for i := range 3 {
		says := fmt.Sprint("So? ", i)
		f.save(".a.lua.swp", lua("a", says))
		f.must(os.Rename(f.path("a.lua"), f.path("a.lua~")))
		f.must(os.Rename(f.path(".a.lua.swp"), f.path("a.lua")))
		f.untilSays("a", says)
	}
}

func TestABrokenFileIsRefusedAndTheLastGoodVersionStays(t *testing.T) {
	const stuck = `when = function(at) return at.mood.anger > 90 end, because`
	tests := []struct{ name, broken, want string }{
		{"no Lua", "scenario {", "a.lua:1:1: error EK002"},
		{"half of it", lua("a", "So?")[:300], "a.lua:"},
		{"nothing", "", "error EK"},
		{"an unknown field", strings.Replace(lua("a", "So?"), "title", "titel", 1), "EK010"},
		{"a path without a choice", strings.ReplaceAll(lua("a", "So?"), "because", stuck), "EK105"},
		{"a bad ending that scores well", strings.Replace(lua("a", "So?"), `outcome = "resolved"`, `outcome = "lost"`, 1), "EK107"},
		{"not text", "\xff\xfe", "EK001"},
		{"too large", "-- " + strings.Repeat("x", 300_000), "EK001"},
		{"much too large", strings.Repeat("x", 2<<20), "cannot be read: it has more than 1048576 bytes"},
	}
	f := serve(t, "a.lua", lua("a", "Well?"), "b.lua", lua("b", "And?"))
	for i, tt := range tests {
		f.log.forget()
		f.save("a.lua", tt.broken)
		f.untilLogged(tt.want)
		if !strings.Contains(f.log.String(), "file=a.lua stays=a") {
			t.Errorf("%s: the log is\n%s", tt.name, f.log)
		}
		want := "Well?"
		if i > 0 {
			want = fmt.Sprint("So? ", i-1)
		}
		if got := f.says("a"); got != want {
			t.Errorf("%s: in service says %q", tt.name, got)
		}
		good := fmt.Sprint("So? ", i)
		f.save("a.lua", lua("a", good))
		f.untilSays("a", good)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "x.lua")
	tests := []struct {
		name, want string
		make       func(path string) error
	}{
		{"a link that leads out", "escapes", func(path string) error {
			return os.Symlink(outside, path)
		}},
		{"a relative link that leads out", "escapes", func(path string) error {
			return os.Symlink("../x.lua", path)
		}},
		{"a link to itself", "cannot be read", func(path string) error { return os.Symlink(filepath.Base(path), path) }},
		{"a pipe", "no regular file", func(path string) error { return syscall.Mkfifo(path, 0o644) }},
	}
	if err := os.WriteFile(outside, []byte(lua("x", "From outside?")), 0o644); err != nil {
		t.Fatal(err)
	}
	f := serve(t, "a.lua", lua("a", "Well?"))
	f.must(os.WriteFile(filepath.Join(f.dir, "..", "x.lua"), []byte(lua("x", "From outside?")), 0o644))
	for i, tt := range tests {
		name := fmt.Sprintf("x%d.lua", i)
		f.must(tt.make(f.path(name)))
		f.untilLogged(name + ":1:1: error EK001 the file cannot be read")
		if !strings.Contains(f.log.String(), tt.want) || f.says("x") != "" {
			t.Errorf("%s: the log is\n%s", tt.name, f.log)
		}
	}
	f.must(os.Symlink("a.lua", f.path("link.lua")))
	f.untilLogged("link.lua:1:1: error EK110")
	f.save("a.lua", lua("a", "So?"))
	f.untilSays("a", "So?")
}

func TestADeletedFileTakesItsScenarioOutOfService(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "deep/b.lua", lua("b", "And?"))
	a, _ := f.Current("a")
	f.must(os.Remove(f.path("a.lua")))
	f.untilSays("a", "")
	f.must(os.RemoveAll(f.path("deep")))
	f.untilSays("b", "")
	if err := playOn(a); err != nil {
		t.Errorf("an attempt under way: %v", err)
	}
	if v, err := f.Version(t.Context(), a.Version); err != nil || v != a {
		t.Errorf("its version is %v, %v", v, err)
	}
	f.save("a.lua", lua("a", "Well?"))
	f.untilSays("a", "Well?")
	if v, _ := f.Current("a"); v != a {
		t.Error("the same file is another version")
	}
}

func TestAnIDMovesBetweenFiles(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "b.lua", lua("b", "And?"))
	f.must(os.Rename(f.path("a.lua"), f.path("c.lua")))
	f.save("c.lua", lua("a", "Moved?"))
	f.untilSays("a", "Moved?")

	f.save("d.lua", lua("a", "Copied?"))
	f.untilLogged(`d.lua:1:1: error EK110 the id \"a\" is that of c.lua`)
	if f.says("a") != "Moved?" {
		t.Errorf("a says %q", f.says("a"))
	}
	f.must(os.Remove(f.path("c.lua")))
	f.untilSays("a", "Copied?")

	f.save("b.lua", lua("a", "Swapped?"))
	f.untilLogged("b.lua:1:1: error EK110")
	f.save("d.lua", lua("b", "Swapped!"))
	f.untilSays("a", "Swapped?")
	f.untilSays("b", "Swapped!")
}

func TestOfTwoFilesWithOneIDTheEarlierStays(t *testing.T) {
	f := serve(t, "b.lua", lua("x", "First?"))
	f.save("a.lua", lua("x", "Second?"))
	f.untilLogged(`a.lua:1:1: error EK110 the id \"x\" is that of b.lua`)
	f.save("a.lua", lua("x", "Third?"))
	f.save("c.lua", lua("c", "And?"))
	f.untilSays("c", "And?")
	f.stop()
	f.start()
	if f.says("x") != "First?" || !strings.Contains(f.log.String(), "a.lua:1:1: error EK110") {
		t.Errorf("after a restart x says %q; %s", f.says("x"), f.log)
	}
}

func TestTheLastGoodVersionSurvivesARestart(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "b.lua", lua("b", "And?"))
	f.save("a.lua", lua("a", "So?"))
	f.untilSays("a", "So?")
	f.stop()
	f.save("a.lua", "scenario {")
	f.must(os.Remove(f.path("b.lua")))
	f.start()
	if f.says("a") != "So?" || f.says("b") != "" || !strings.Contains(f.log.String(), "stays=a") {
		t.Errorf("after a restart a says %q, b %q; %s", f.says("a"), f.says("b"), f.log)
	}
	f.save("a.lua", lua("a", "Then?"))
	f.untilSays("a", "Then?")
}

func TestOnlyScenariosAreReloaded(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "lib/lines.lua", "return 1", "a_test.lua", "not Lua")
	f.save("lib/more.lua", lua("b", "And?"))
	f.save("b_test.lua", lua("b", "And?"))
	f.save(".hidden/b.lua", lua("b", "And?"))
	f.save("b.txt", lua("b", "And?"))
	f.save("last.lua", lua("last", "Done."))
	f.untilSays("last", "Done.")
	if f.says("b") != "" {
		t.Errorf("b says %q", f.says("b"))
	}
	for _, name := range []string{"lib/", "_test", "hidden", "b.txt"} {
		if strings.Contains(f.log.String(), name) {
			t.Errorf("%s was read:\n%s", name, f.log)
		}
	}
}

func TestOfManyQuickSavesTheLastCounts(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"))
	var savers sync.WaitGroup
	for name := range 4 {
		savers.Go(func() {
			for i := range 50 {
				id := fmt.Sprint("quick-", name)
				if err := os.WriteFile(f.path(id+".lua"), []byte(lua(id, fmt.Sprint(i))), 0o644); err != nil {
					t.Error(err)
				}
			}
		})
	}
	savers.Wait()
	for name := range 4 {
		f.untilSays(fmt.Sprint("quick-", name), "49")
	}
}

func TestAFileThatIsWrittenSlowlyComesIntoServiceWhole(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"))
	content := lua("a", "So?")
	file, err := os.Create(f.path("a.lua"))
	f.must(err)
	defer file.Close()
	_, err = file.WriteString(content[:len(content)/2])
	f.must(err)
	f.untilLogged("stays=a")
	if f.says("a") != "Well?" {
		t.Errorf("half a file says %q", f.says("a"))
	}
	_, err = file.WriteString(content[len(content)/2:])
	f.must(err)
	f.untilSays("a", "So?")
}

func TestAFolderThatIsReplacedIsFollowed(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"))
	away := f.dir + ".away"
	f.must(os.Rename(f.dir, away))
	f.untilLogged("could not be loaded again")
	if f.says("a") != "Well?" {
		t.Error("without the folder its scenario is out of service")
	}
	f.save("a.lua", lua("a", "So?"))
	f.untilSays("a", "So?")
	f.save("a.lua", lua("a", "Then?"))
	f.untilSays("a", "Then?")
	if strings.Count(f.log.String(), "could not be loaded again") > 2 {
		t.Errorf("the log is\n%s", f.log)
	}
}

func TestAttemptsPlayOnWhileFilesChange(t *testing.T) {
	f := serve(t, "a.lua", lua("a", "Well?"), "b.lua", lua("b", "0"))
	done := make(chan struct{})
	var players sync.WaitGroup
	for range 4 {
		players.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				for _, v := range f.All() {
					again, err := f.Version(t.Context(), v.Version)
					if err != nil || again != v {
						t.Errorf("a version in service is %v, %v", again, err)
					}
					if err := playOn(v); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for i := range 10 {
		f.save("b.lua", lua("b", fmt.Sprint(i)))
		f.untilSays("b", fmt.Sprint(i))
	}
	close(done)
	players.Wait()
}
