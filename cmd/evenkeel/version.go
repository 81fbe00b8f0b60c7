package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"evenkeel/internal/play"
)

type versionCommand struct{}

func (versionCommand) Run(i *invocation) error {
	fmt.Fprintf(i.out, "evenkeel %s\n%s %s/%s, scoring formula %d\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, play.Formula)
	return nil
}

// version is what the program was built from, as far as the build knows.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}
