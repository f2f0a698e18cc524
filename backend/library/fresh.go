package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/importer"
)

// Stale gives the sources whose files are not those that were imported. No file
// is opened for it. What cannot be looked at, such as a drive that is not there,
// is not stale, and neither are addresses: only their servers know.
func (l *Library) Stale(ctx context.Context) []faq.SourceID {
	var stale []faq.SourceID
	c := l.current()
	for _, id := range c.order {
		if s := c.sources[id]; !s.Removed && l.isStale(ctx, s) {
			stale = append(stale, id)
		}
	}
	return stale
}

func (l *Library) isStale(ctx context.Context, s *faq.Source) bool {
	stamp, err := importer.Stamp(ctx, s.Location)
	return err == nil && stamp != "" && stamp != s.Stamp
}

// Watchable gives the locations of the sources that lie in the file system.
func (l *Library) Watchable() []string {
	var locations []string
	c := l.current()
	for _, id := range c.order {
		switch s := c.sources[id]; s.Kind {
		case faq.KindFile, faq.KindFolder, faq.KindArchive:
			if !s.Removed {
				locations = append(locations, s.Location)
			}
		}
	}
	return locations
}

// ImportPacks imports what an administrator put into a folder, each file, folder
// and archive in it as a source of its own, where it is new or was changed.
// Sources whose pack is gone become the user's, who may remove them; a folder
// that cannot be read changes nothing. The error is CodeNoAccess, CodeBusy or the
// store's.
func (l *Library) ImportPacks(ctx context.Context, folder string, o ImportOptions) ([]Report, error) {
	packs, err := packsIn(folder)
	if err != nil {
		return nil, err
	}
	if err := l.beginImport(); err != nil {
		return nil, err
	}
	defer l.importing.Unlock()
	if err := l.release(packs); err != nil {
		return nil, err
	}
	o.Managed = true
	return l.importAll(ctx, l.newPacks(ctx, packs), o), nil
}

// HavePacksChanged reports whether ImportPacks has anything to do.
func (l *Library) HavePacksChanged(ctx context.Context, folder string) bool {
	packs, err := packsIn(folder)
	return err == nil && (len(l.goneFrom(packs)) > 0 || len(l.newPacks(ctx, packs)) > 0)
}

// newPacks gives those of packs that are not in the library as they are.
func (l *Library) newPacks(ctx context.Context, packs []string) []string {
	return slices.DeleteFunc(slices.Clone(packs), func(location string) bool {
		s := l.sourceAt(location)
		return s != nil && s.Managed && !s.Removed && !l.isStale(ctx, s)
	})
}

// packsIn gives what lies in a folder and can be a source; none when it is not
// there. What is no content is passed over, as in the folder of a source.
func packsIn(folder string) ([]string, error) {
	if folder == "" {
		return nil, nil
	}
	folder, err := filepath.Abs(folder) // as locations are
	if err != nil {
		return nil, faq.Wrap(err, faq.CodeNoAccess, folder)
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, faq.Wrap(err, faq.CodeNoAccess, folder)
	}
	var packs []string
	for _, e := range entries {
		location := filepath.Join(folder, e.Name())
		_, err := importer.Open(location)
		if !strings.HasPrefix(e.Name(), ".") && faq.CodeOf(err) != faq.CodeUnsupported {
			packs = append(packs, location)
		}
	}
	return packs, nil
}

// release gives the sources that are managed and not among packs to the user.
func (l *Library) release(packs []string) error {
	for _, s := range l.goneFrom(packs) {
		s.Managed = false
		if err := l.putSource(s); err != nil {
			return err
		}
	}
	return nil
}

// goneFrom gives the sources that are managed and not among packs.
func (l *Library) goneFrom(packs []string) []faq.Source {
	var gone []faq.Source
	c := l.current()
	for _, id := range c.order {
		s := c.sources[id]
		if s.Managed && !slices.ContainsFunc(packs, func(at string) bool { return sameLocation(at, s.Location) }) {
			gone = append(gone, *s)
		}
	}
	return gone
}
