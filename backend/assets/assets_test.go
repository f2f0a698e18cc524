package assets

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/backend/faq"
)

type images map[string]struct {
	mime string
	data []byte
	err  error
}

func (i images) Image(hash string) (string, []byte, error) {
	if image, ok := i[hash]; ok {
		return image.mime, image.data, image.err
	}
	return "", nil, faq.Errorf(faq.CodeNotFound, hash)
}

func TestHandler(t *testing.T) {
	png, svg, broken := strings.Repeat("a1", 32), strings.Repeat("b2", 32), strings.Repeat("c3", 32)
	data := []byte("picture")
	handler := SecurityHeaders(Handler(images{
		png:    {mime: "image/png", data: data},
		svg:    {mime: "image/svg+xml", data: []byte("<svg/>")},
		broken: {err: errors.New("disk on fire")},
	}))
	for _, c := range []struct {
		name, method, path, ifNoneMatch string
		status                          int
		body                            string
	}{
		{"an image", "GET", "/image/" + png, "", 200, "picture"},
		{"its head", "HEAD", "/image/" + png, "", 200, ""},
		{"it has not changed", "GET", "/image/" + png, `"` + png + `"`, 304, ""},
		{"not written to", "POST", "/image/" + png, "", 405, "Method Not Allowed\n"},
		{"a type that may run", "GET", "/image/" + svg, "", 404, "404 page not found\n"},
		{"not there", "GET", "/image/" + strings.Repeat("d4", 32), "", 404, "404 page not found\n"},
		{"a failure is not told to a picture", "GET", "/image/" + broken, "", 500, "Internal Server Error\n"},
		{"no hash", "GET", "/image/", "", 404, "404 page not found\n"},
		{"a short hash", "GET", "/image/a1", "", 404, "404 page not found\n"},
		{"a hash in upper case", "GET", "/image/" + strings.ToUpper(png), "", 404, "404 page not found\n"},
		{"more than a hash", "GET", "/image/" + png + "/", "", 404, "404 page not found\n"},
		{"a path", "GET", "/image/../" + png, "", 404, "404 page not found\n"},
		{"elsewhere", "GET", "/" + png, "", 404, "404 page not found\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			request := httptest.NewRequest(c.method, c.path, nil)
			request.Header.Set("If-None-Match", c.ifNoneMatch)
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, request)
			response := recorder.Result()
			body, _ := io.ReadAll(response.Body)
			if response.StatusCode != c.status || string(body) != c.body {
				t.Fatalf("%s %s gives %d %q, want %d %q", c.method, c.path, response.StatusCode, body, c.status, c.body)
			}
			want := map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
			if c.status == 200 {
				want["Content-Type"] = "image/png"
				want["ETag"] = `"` + png + `"`
				want["Cache-Control"] = "private, max-age=31536000, immutable"
				want["Content-Security-Policy"] = "default-src 'none'; sandbox"
			} else if c.status >= 400 {
				want["Cache-Control"] = ""
				want["ETag"] = ""
				want["Content-Security-Policy"] = policy
			}
			for key, value := range want {
				if got := response.Header.Get(key); got != value {
					t.Errorf("%s is %q, want %q", key, got, value)
				}
			}
		})
	}
}

func TestSecurityHeaders(t *testing.T) {
	page := []byte("<!doctype html>")
	handler := SecurityHeaders(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(page) }))
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	if !bytes.Equal(recorder.Body.Bytes(), page) {
		t.Errorf("the page became %q", recorder.Body)
	}
	got := recorder.Header().Get("Content-Security-Policy")
	for _, want := range []string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
		"base-uri 'none'", "form-action 'none'", "frame-src 'none'", "frame-ancestors 'none'", "object-src 'none'",
		"require-trusted-types-for 'script'", "trusted-types kotae" + devTrustedTypes,
	} {
		if !strings.Contains("; "+got+"; ", "; "+want+"; ") {
			t.Errorf("the policy has no %s: %s", want, got)
		}
	}
	for _, bad := range []string{"unsafe", "*", "http:", "https:", "blob:"} {
		if strings.Contains(got, bad) {
			t.Errorf("the policy allows %s: %s", bad, got)
		}
	}
}
