package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"kotae/build/desktop"
	"kotae/build/window"
)

// pictures are the looks of the window that the README shows.
var pictures = []struct{ language, theme, query string }{
	{"ja", "light", "コスト"},
	{"ja", "dark", "コスト"},
	{"en", "light", "cost"},
	{"en", "dark", "cost"},
}

// screenshots takes the pictures of the README, in docs/screenshots: the real
// window with the FAQs that Kotae brings along, a search and its best answer;
// and then those of every screen.
func screenshots(ctx context.Context, p project, out io.Writer, _ []string) error {
	if runtime.GOOS != "linux" {
		return errors.New("the pictures can only be taken on Linux")
	}
	if err := install(ctx, out, toBuild, toShow, toRead, toDrive); err != nil {
		return err
	}
	binary, err := buildRelease(ctx, p)
	if err != nil {
		return err
	}
	// The window fills the screen, so that a picture of the screen is one of it.
	screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
	if err != nil {
		return err
	}
	defer screen.Stop()
	driver, err := window.NewDriver(ctx, screen)
	if err != nil {
		return err
	}
	defer driver.Close()
	data, err := os.MkdirTemp("", "kotae-pictures-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(data)
	if err := os.MkdirAll(p.path("docs/screenshots"), 0o755); err != nil {
		return err
	}
	for _, picture := range pictures {
		name := fmt.Sprintf("docs/screenshots/%s-%s.png", picture.language, picture.theme)
		if err := pose(ctx, driver, binary, data, picture.language, picture.theme, picture.query, func() error {
			return screen.Screenshot(ctx, p.path(name))
		}); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintln(out, name)
	}
	return everyScreen(ctx, p, out)
}

// pose opens the window in a language and a theme, searches, opens the best
// answer, and has it taken.
func pose(ctx context.Context, driver *window.Driver, binary, data, language, theme, query string, take func() error) error {
	w, err := driver.Open(ctx, binary, "--data", data)
	if err != nil {
		return err
	}
	const row = ".ResultList-item"
	return firstError(
		func() error { return w.Ready(ctx, row) },
		func() error {
			return w.Script(ctx, nil, `
				return window.go.main.App.SetSettings({ language: arguments[0], theme: arguments[1], textSize: 100 })
					.then(() => location.reload());`, language, theme)
		},
		func() error { return w.Until(ctx, `return document.documentElement.lang === arguments[0]`, language) },
		func() error { return w.Ready(ctx, row) },
		func() error { return w.Press(ctx, query) },
		func() error { return w.Ready(ctx, row+" mark") },
		func() error { return w.Press(ctx, window.Enter) },
		func() error { return w.Ready(ctx, "#reader .Answer") },
		func() error { return w.Drawn(ctx) },
		take,
		func() error { return w.Close(ctx) },
	)
}

// firstError does one thing after the other up to the first that goes wrong.
func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
