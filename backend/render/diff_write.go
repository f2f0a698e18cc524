package render

import (
	"golang.org/x/net/html"
)

// An op says what a unit is in a difference.
type op uint8

const (
	stays op = iota
	removed
	added
)

// A piece is a unit of a difference.
type piece struct {
	*unit
	op  op
	gap gap // what stands before it
}

// pieces lists the units of two texts with the hunks between them: where
// something changed, first what was there, then what is there now.
func pieces(old, new []unit, hunks []hunk) []piece {
	all := make([]piece, 0, len(new)+len(old)/4)
	at, oldAt := 0, 0
	stay := func(to int) {
		for ; at < to; at, oldAt = at+1, oldAt+1 {
			u := &new[at]
			all = append(all, piece{u, stays, u.gap})
			if at == 0 && len(all) > 1 { // it was not the first before
				all[len(all)-1].gap = old[oldAt].gap
			}
		}
	}
	for _, h := range hunks {
		stay(h.newFrom)
		for i := h.oldFrom; i < h.oldTo; i++ {
			all = append(all, piece{&old[i], removed, old[i].gap})
		}
		for i := h.newFrom; i < h.newTo; i++ {
			all = append(all, piece{&new[i], added, new[i].gap})
		}
		at, oldAt = h.newTo, h.oldTo
	}
	stay(len(new))
	return all
}

// whole lists units that are all new or all gone.
func whole(units []unit, op op) []piece {
	all := make([]piece, len(units))
	for i := range units {
		all[i] = piece{&units[i], op, units[i].gap}
	}
	return all
}

// An inlineWriter writes pieces as inline content: the text of each in the
// elements of its path, and each stretch that changed in one <del> or <ins>, as
// far out as no element has to be split for it.
type inlineWriter struct {
	root    *html.Node
	stack   []opened
	written []byte              // text of the element that is open
	named   map[*html.Node]bool // whose id is written
}

// An opened element of the output, and what it is a copy of.
type opened struct{ source, copy *html.Node }

// inline gives the nodes of pieces below an element of their own.
func inline(all []piece) *html.Node {
	w := inlineWriter{root: element("div"), named: map[*html.Node]bool{}}
	borrowPaths(all)
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].op == all[from].op {
			to++
		}
		w.stretch(all[from:to], from == 0)
		from = to
	}
	w.flush()
	return w.root
}

// borrowPaths lets what was removed stand in the elements of the new version
// around it, where they are the same, so that <b>old</b> and <b>new</b> become
// one <b> with a change in it.
func borrowPaths(all []piece) {
	var before, behind []*html.Node
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].op == removed {
			to++
		}
		if to == from {
			before = all[from].path
			from++
			continue
		}
		behind = nil
		if to < len(all) {
			behind = all[to].path
		}
		for i := from; i < to; i++ {
			u := *all[i].unit
			u.path = borrow(u.path, before, behind)
			all[i].unit = &u
		}
		from = to
	}
}

// borrow replaces the start of a path by the same start of that of its neighbours
// which has more of it.
func borrow(path, before, behind []*html.Node) []*html.Node {
	same := func(other []*html.Node) (n int) {
		for n < min(len(path), len(other)) && sameElement(path[n], other[n]) {
			n++
		}
		return n
	}
	from, n := before, same(before)
	if m := same(behind); m > n {
		from, n = behind, m
	}
	if n == 0 {
		return path
	}
	return append(from[:n:n], path[n:]...)
}

func sameElement(a, b *html.Node) bool {
	return a.Data == b.Data && attribute(a, "class") == attribute(b, "class") && attribute(a, "href") == attribute(b, "href")
}

// stretch writes pieces of one op.
func (w *inlineWriter) stretch(all []piece, first bool) {
	shared := all[0].path
	for _, p := range all[1:] {
		shared = shared[:commonPath(shared, p.path)]
	}
	var mark *html.Node
	switch all[0].op {
	case removed:
		mark = element("del")
	case added:
		mark = element("ins")
	}
	for i, p := range all {
		path := p.path
		if mark != nil {
			path = append(append(append(make([]*html.Node, 0, len(p.path)+1), shared...), mark), p.path[len(shared):]...)
		}
		if first && i == 0 {
			p.gap = noGap
		}
		w.piece(p, path)
	}
}

func commonPath(a, b []*html.Node) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func (w *inlineWriter) piece(p piece, path []*html.Node) {
	n := 0
	for n < min(len(w.stack), len(path)) && w.stack[n].source == path[n] {
		n++
	}
	if n < len(w.stack) {
		w.flush()
		w.stack = w.stack[:n]
	}
	switch p.gap {
	case spaceGap:
		w.written = append(w.written, ' ')
	case lineGap:
		w.flush()
		w.top().AppendChild(element("br"))
	}
	for _, source := range path[n:] {
		w.flush()
		made := w.copy(source)
		w.top().AppendChild(made)
		w.stack = append(w.stack, opened{source, made})
	}
	if p.image != nil {
		w.flush()
		w.top().AppendChild(deepCopy(p.image))
	}
	w.written = append(w.written, p.text...)
}

func (w *inlineWriter) top() *html.Node {
	if len(w.stack) == 0 {
		return w.root
	}
	return w.stack[len(w.stack)-1].copy
}

// flush puts the text that was written into the element that is open.
func (w *inlineWriter) flush() {
	if len(w.written) > 0 {
		w.top().AppendChild(textNode(string(w.written)))
		w.written = w.written[:0]
	}
}

// copy gives an element without its content, with its id the first time only.
func (w *inlineWriter) copy(source *html.Node) *html.Node {
	made := element(source.Data)
	for _, a := range source.Attr {
		if a.Key != "id" || !w.named[source] {
			made.Attr = append(made.Attr, a)
		}
	}
	w.named[source] = true
	return made
}

func deepCopy(n *html.Node) *html.Node {
	made := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		made.AppendChild(deepCopy(c))
	}
	return made
}
