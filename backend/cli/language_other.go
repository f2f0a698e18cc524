//go:build !windows

package cli

// systemLanguage is English where the environment says nothing.
func systemLanguage() string { return "en" }
