package library

import (
	"encoding/json"
	"fmt"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// Settings are the user's choices. The zero value follows the system.
type Settings struct {
	Language string `json:"language"` // "ja", "en", or "" for the system's
	Theme    string `json:"theme"`    // "light", "dark", or "" for the system's
	TextSize int    `json:"textSize"` // percent, 50 to 300
	Watch    bool   `json:"watch"`    // refresh sources when their files change
	// Welcomed says that the line about adding one's own FAQs was put away.
	Welcomed bool `json:"welcomed"`
}

const settingsKey = "window"

// Settings gives the user's choices, or the defaults before there are any.
func (l *Library) Settings() (Settings, error) {
	s := Settings{TextSize: 100, Watch: true}
	err := l.store.View(func(tx *store.Tx) error {
		text, ok, err := tx.Setting(settingsKey)
		if err != nil || !ok {
			return err
		}
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return faq.Wrap(err, faq.CodeDamaged, l.Path())
		}
		return nil
	})
	return s, err
}

// SetSettings keeps the user's choices; a value that does not exist is refused
// with CodeUsage.
func (l *Library) SetSettings(s Settings) error {
	switch {
	case s.Language != "" && s.Language != "ja" && s.Language != "en":
		return faq.Errorf(faq.CodeUsage, fmt.Sprintf("language %q", s.Language))
	case s.Theme != "" && s.Theme != "light" && s.Theme != "dark":
		return faq.Errorf(faq.CodeUsage, fmt.Sprintf("theme %q", s.Theme))
	case s.TextSize < 50 || s.TextSize > 300:
		return faq.Errorf(faq.CodeUsage, fmt.Sprintf("text size %d", s.TextSize))
	}
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	return l.store.Update(func(tx *store.Tx) error { return tx.PutSetting(settingsKey, string(text)) })
}
