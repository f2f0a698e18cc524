package main

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"kotae/build/desktop"
)

func TestFreeAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	taken := listener.Addr().String()
	got, err := freeAddress(taken)
	if host, _, splitErr := net.SplitHostPort(got); err != nil || splitErr != nil || got == taken || host != "127.0.0.1" {
		t.Errorf("freeAddress(%q) while that is taken: got %q, %v; want another port of 127.0.0.1", taken, got, err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := freeAddress(taken); got != taken || err != nil {
		t.Errorf("freeAddress(%q) while that is free: got %q, %v; want it as it is", taken, got, err)
	}
}

func TestWaitForAnswer(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	if err := waitForAnswer(t.Context(), server.URL, nil); err != nil {
		t.Errorf("a server that answers: got %v, want no error", err)
	}
	ended := make(chan struct{})
	close(ended)
	if err := waitForAnswer(t.Context(), "http://127.0.0.1:1", ended); !errors.Is(err, errEnded) {
		t.Errorf("a program that ended: got %v, want %v", err, errEnded)
	}
}

func TestScreenIsPresent(t *testing.T) {
	for name, c := range map[string]struct {
		env  map[string]string
		want bool
	}{
		"X":       {map[string]string{"DISPLAY": ":0"}, true},
		"Wayland": {map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		"neither": {map[string]string{"TERM": "xterm"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := desktop.Present(func(key string) string { return c.env[key] }); got != c.want {
				t.Errorf("Present with %q: got %v, want %v", c.env, got, c.want)
			}
		})
	}
}
