package main

import (
	"net/url"
	"strings"

	"kotae/backend/faq"
)

// escaper writes what Wails' own check refuses without a word, although it is
// common in addresses, in the other way that addresses allow.
var escaper = strings.NewReplacer(
	"(", "%28", ")", "%29", "~", "%7E", ";", "%3B", "!", "%21", "*", "%2A",
	"[", "%5B", "]", "%5D", "$", "%24", " ", "%20", "'", "%27", "|", "%7C",
)

// externalURL gives an address in the form in which the system opens it. Only
// http, https and mailto are opened: programs that other schemes start have
// been used to run code (CVE-2026-20841 was of this kind).
func externalURL(address string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", faq.Wrap(err, faq.CodeLinkRefused)
	}
	switch {
	case u.Scheme == "mailto" && u.Opaque != "":
	case (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil:
	default:
		return "", faq.Errorf(faq.CodeLinkRefused)
	}
	return escaper.Replace(u.String()), nil
}
