package render

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
)

// A block is a part of an answer that is compared as a whole before its words
// are: a paragraph, an item, a row, a line of code. It has units or blocks in it,
// never both. Text that stands beside blocks without an element of its own, as
// in a tight list, is a block too:
//
//	<li>One<ul><li>Two</li></ul></li>      li ── text "One"
//	                                          └─ ul ── li ── text "Two"
type block struct {
	id     int32  // equal for what reads the same
	family string // blocks of different families never replace each other
	leaf   bool   // holds units
	// element is nil for text without one. host is where nodes, the inline
	// content of a leaf, stand: in element, or beside it in its place.
	element *html.Node
	host    *html.Node
	nodes   []*html.Node
	units   []unit
	blocks  []*block
	words   []weighed // see bag
}

// families says what elements are the same to a reader: an item is an item with
// or without a paragraph in it, and a heading remains one at another level.
var families = map[string]string{
	"p": textFamily, "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
	"ol": "ul", "th": "td",
}

const (
	textFamily  = "text"
	titleFamily = "title" // of an alert
	lineFamily  = "line"  // of code
)

// leafElements hold text; anything else holds blocks, if only one of text.
var leafElements = []string{"p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "caption", "figcaption", "hr"}

// A blockReader reads a tree into blocks.
type blockReader struct {
	dictionary
	holding map[*html.Node]bool // the elements with a block somewhere below them
}

func (r *blockReader) read(root *html.Node) *block {
	r.holding = map[*html.Node]bool{}
	r.markHolders(root)
	b := &block{element: root}
	r.children(root, b)
	r.number(b)
	return b
}

func (r *blockReader) markHolders(n *html.Node) bool {
	holds := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		below := r.markHolders(c)
		holds = holds || below || c.Type == html.ElementNode && isBlock(c)
	}
	if holds {
		r.holding[n] = true
	}
	return holds
}

// children appends the blocks in n to parent.
func (r *blockReader) children(n *html.Node, parent *block) {
	var inline []*html.Node
	flush := func() {
		r.leaf(parent, &block{family: textFamily, host: n, nodes: inline})
		inline = nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && isBlock(c):
			flush()
			r.block(c, parent)
		case r.holding[c]: // colour around paragraphs
			flush()
			r.children(c, parent)
		default:
			inline = append(inline, c)
		}
	}
	flush()
}

func (r *blockReader) block(n *html.Node, parent *block) {
	b := &block{family: n.Data, element: n, host: n}
	if family := families[n.Data]; family != "" {
		b.family = family
	}
	if attribute(n, "class") == "alert-title" {
		b.family = titleFamily
	}
	switch {
	case isElement(n, "colgroup"):
	case isElement(n, "div") && attribute(n, "class") == "": // nothing that a reader sees
		r.children(n, parent)
	case isElement(n, "pre"):
		r.lines(b)
		r.append(parent, b)
	case isElement(n, leafElements...) && !r.holding[n]:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.nodes = append(b.nodes, c)
		}
		r.leaf(parent, b)
	default:
		r.children(n, b)
		r.append(parent, b)
	}
}

// leaf reads the units of b. Text without any is no block; a rule is one.
func (r *blockReader) leaf(parent, b *block) {
	units := unitReader{dictionary: r.dictionary}
	for _, n := range b.nodes {
		units.read(n)
	}
	b.units, b.leaf = units.units, true
	if len(b.units) > 0 || isElement(b.element, "hr") {
		r.append(parent, b)
	}
}

// lines reads the lines of code. Each has its line end as its last unit.
func (r *blockReader) lines(pre *block) {
	units := unitReader{dictionary: r.dictionary, code: true}
	for c := pre.element.FirstChild; c != nil; c = c.NextSibling {
		units.read(c)
	}
	end := r.id("\n")
	for all := units.units; len(all) > 0; {
		n := slices.IndexFunc(all, func(u unit) bool { return u.id == end }) + 1
		if n == 0 {
			n = len(all)
		}
		r.append(pre, &block{family: lineFamily, leaf: true, units: all[:n:n]})
		all = all[n:]
	}
}

func (r *blockReader) append(parent, b *block) {
	r.number(b)
	parent.blocks = append(parent.blocks, b)
}

// number gives b the number of what it holds.
func (r *blockReader) number(b *block) {
	key := append([]byte("block "), b.family...)
	for _, u := range b.units {
		key = strconv.AppendInt(append(key, ' '), int64(u.id), 36)
	}
	for _, c := range b.blocks {
		key = strconv.AppendInt(append(key, '/'), int64(c.id), 36)
	}
	b.id = r.id(string(key))
}

// leaves calls fn with every leaf in b, or b itself.
func (b *block) leaves(fn func(*block)) {
	if b.leaf {
		fn(b)
	}
	for _, c := range b.blocks {
		c.leaves(fn)
	}
}

// first gives the node at which b starts.
func (b *block) first() *html.Node {
	if b.element == nil {
		return b.nodes[0]
	}
	return b.element
}

// A weighed is a unit with its letters in all places where a block has it.
type weighed struct {
	id     int32
	weight int32
}

// bag gives the words of b in the order of their numbers, and what it took.
func (b *block) bag() (words []weighed, cost int) {
	if b.words != nil {
		return b.words, 1
	}
	all := []weighed{}
	b.leaves(func(leaf *block) {
		for _, u := range leaf.units {
			if u.weight > 0 {
				all = append(all, weighed{u.id, u.weight})
			}
		}
	})
	cost = len(all)
	slices.SortFunc(all, func(x, y weighed) int { return int(x.id) - int(y.id) })
	b.words = all[:0]
	for _, w := range all {
		if last := len(b.words) - 1; last >= 0 && b.words[last].id == w.id {
			b.words[last].weight += w.weight
		} else {
			b.words = append(b.words, w)
		}
	}
	return b.words, cost
}
