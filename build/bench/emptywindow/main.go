// Command emptywindow is the least that Wails can show: one page with one word
// and no script. The benchmark "startup" measures Kotae against it.
package main

import (
	"log"
	"testing/fstest"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
)

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>empty</title><body><p id="ready">empty</p></body></html>`

func main() {
	err := wails.Run(&options.App{
		Title: "empty", Width: 1100, Height: 720,
		AssetServer: &assetserver.Options{Assets: fstest.MapFS{"index.html": {Data: []byte(page)}}},
	})
	if err != nil {
		log.Fatal(err)
	}
}
