package cli

import (
	"strings"

	"golang.org/x/sys/windows"
)

// systemLanguage gives the language in which Windows shows itself to the user.
func systemLanguage() string {
	languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err == nil && len(languages) > 0 && strings.HasPrefix(languages[0], "ja") {
		return "ja"
	}
	return "en"
}
