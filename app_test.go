package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kotae/backend/faq"
	"kotae/backend/library"
)

func opened(l *library.Library, err error) *App {
	a := newApp("kotae.db", "")
	a.lib, a.err = l, err
	close(a.ready)
	return a
}

func TestBoundMethodsGiveTheErrorOfOpening(t *testing.T) {
	a := opened(nil, faq.Errorf(faq.CodeLocked, "another Kotae"))
	if _, err := a.Overview(); faq.CodeOf(err) != faq.CodeLocked {
		t.Errorf("got %v", err)
	}
}

// A panic that reached Wails would leave the page waiting for ever.
func TestPanicBecomesAnError(t *testing.T) {
	_, err := call(opened(nil, nil), func(*library.Library) (int, error) { panic("boom") })
	if err == nil || !strings.Contains(err.Error(), "boom") {
		t.Errorf("got %v", err)
	}
}

func TestErrorsReachThePageAsJSON(t *testing.T) {
	for _, c := range []struct {
		err  error
		code faq.Code
	}{
		{faq.Errorf(faq.CodeNoEntry, "abc"), faq.CodeNoEntry},
		{errors.New("odd"), faq.CodeInternal},
	} {
		text, ok := formatError(c.err).(string)
		var got library.Failure
		if !ok || json.Unmarshal([]byte(text), &got) != nil || got.Code != c.code || got.Message.JA == "" || got.Message.EN == "" {
			t.Errorf("%v reaches the page as %q", c.err, text)
		}
	}
}

func TestOneImportAtATime(t *testing.T) {
	var j importJob
	ctx, ok := j.begin(t.Context())
	if !ok {
		t.Fatal("the first import does not begin")
	}
	if _, ok := j.begin(t.Context()); ok {
		t.Error("a second one begins beside it")
	}
	j.cancel()
	if ctx.Err() == nil {
		t.Error("cancelling does not reach it")
	}
	j.end()
	if _, ok := j.begin(t.Context()); !ok {
		t.Error("after it none begins")
	}
}

func TestClosingWaitsForTheImport(t *testing.T) {
	var j importJob
	ctx, _ := j.begin(t.Context())
	cleared := false
	go func() {
		<-ctx.Done()
		cleared = true
		j.end()
	}()
	j.close()
	if !cleared {
		t.Error("the import was not waited for")
	}
	if _, ok := j.begin(t.Context()); ok {
		t.Error("another one begins")
	}
}

func TestDecisionsOnAPreview(t *testing.T) {
	var j importJob
	if _, err := j.decide(decision{}); faq.CodeOf(err) != faq.CodeBusy {
		t.Errorf("without an import: %v", err)
	}
	ctx, ok := j.begin(context.Background())
	if _, again := j.begin(context.Background()); !ok || again {
		t.Errorf("begun: %v, begun twice: %v", ok, again)
	}
	if _, err := j.decide(decision{}); faq.CodeOf(err) != faq.CodeBusy {
		t.Errorf("before the preview: %v", err)
	}
	decisions := j.await()
	over, err := j.decide(decision{number: 3})
	if d := <-decisions; d.number != 3 || err != nil {
		t.Errorf("got %+v, %v", d, err)
	}
	j.drop()
	<-over
	<-ctx.Done()
	j.end()
	if _, err := j.decide(decision{}); faq.CodeOf(err) != faq.CodeBusy {
		t.Errorf("after the import: %v", err)
	}
	if _, ok := j.begin(context.Background()); !ok {
		t.Error("no other import can begin")
	}
}
