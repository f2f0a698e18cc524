package main

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kotae/backend/assets"
	"kotae/backend/cli"
	"kotae/backend/library"
)

//go:embed frontend/index.html frontend/icon.svg frontend/css frontend/js/*.js frontend/js/strings frontend/js/views frontend/wailsjs
var frontend embed.FS

//go:embed build/linux/kotae.png
var icon []byte

// openWindow shows the window until it is closed, and gives the exit status.
// Nothing is opened before Wails runs: building the program runs it, too.
func openWindow(w cli.WindowStart) int {
	pages, err := fs.Sub(frontend, "frontend")
	if err != nil {
		panic(err) // the embedded folder is there or the program does not build
	}
	app := newApp(w.Path, w.Packs)
	err = wails.Run(&options.App{
		Title:     "Kotae",
		Width:     1280,
		Height:    800,
		MinWidth:  480,
		MinHeight: 400,
		// The window appears with its page, not before: no white flash.
		StartHidden:      true,
		BackgroundColour: options.NewRGB(250, 250, 248),
		AssetServer: &assetserver.Options{
			Assets:     pages,
			Handler:    assets.Handler(storedImages{app}),
			Middleware: assets.SecurityHeaders,
		},
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true},
		EnableDefaultContextMenu: true,
		LogLevelProduction:       logger.ERROR,
		OnStartup:                app.startup,
		OnDomReady:               runtime.WindowShow,
		OnShutdown:               func(context.Context) { app.shutdown() },
		Bind:                     []any{app},
		ErrorFormatter:           formatError,
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               instanceID(w.Path),
			OnSecondInstanceLaunch: func(options.SecondInstanceData) { app.comeToFront() },
		},
		Windows: &windows.Options{
			// Beside the library, not in the roaming profile.
			WebviewUserDataPath: filepath.Join(filepath.Dir(w.Path), "webview"),
			Messages:            webviewMessages(),
		},
		Linux: &linux.Options{Icon: icon, ProgramName: "kotae"},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "kotae:", err)
		return 1
	}
	return 0
}

// instanceID names the window of one library: a second start with the same
// library brings that window to the front, one with another library opens.
func instanceID(path string) string {
	sum := sha256.Sum256([]byte(path))
	return "kotae-" + hex.EncodeToString(sum[:6])
}

// formatError turns an error of a bound method into what the page parses: Wails
// hands on strings only.
func formatError(err error) any {
	text, marshalErr := json.Marshal(library.FailureOf(err))
	if marshalErr != nil {
		return err.Error()
	}
	return string(text)
}

// webviewMessages tell what to do where Windows lacks WebView2; without internet
// an administrator must bring it.
func webviewMessages() *windows.Messages {
	m := windows.DefaultMessages()
	const ask = "Kotae には Microsoft Edge WebView2 ランタイムが必要です。管理者に MicrosoftEdgeWebView2RuntimeInstallerX64.exe の実行を依頼してください (インターネット接続は不要です)。\n\nKotae needs the Microsoft Edge WebView2 runtime. Ask your administrator to run MicrosoftEdgeWebView2RuntimeInstallerX64.exe; it needs no internet connection."
	m.MissingRequirements = "Kotae"
	m.ContactAdmin = ask
	m.Webview2NotInstalled = ask
	return m
}

// storedImages lets the asset server read images out of the library.
type storedImages struct{ app *App }

func (s storedImages) Image(hash string) (mime string, data []byte, err error) {
	l, err := s.app.library()
	if err != nil {
		return "", nil, err
	}
	return l.Image(hash)
}
