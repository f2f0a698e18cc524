package main

import (
	"context"
	"fmt"
	"io"

	"kotae/build/process"
)

// everyScreen takes pictures of every screen in both languages and themes and
// the usual widths, for looking at, into dist/screenshots: the page in Chromium
// against the program itself, as the browser suite has it.
func everyScreen(ctx context.Context, p project, out io.Writer) error {
	s := suite{project: p, out: out}
	if _, err := s.prepare(ctx); err != nil {
		return err
	}
	env, err := s.browserEnv(ctx)
	if err != nil {
		return err
	}
	const folder = "dist/screenshots"
	fmt.Fprintln(out, folder, "…")
	_, err = process.New(s.node.program(), "e2e/screenshots.mjs", p.path(folder)).
		In(p.path("frontend")).With(s.node.env()...).With(env...).Output(ctx)
	return err
}
