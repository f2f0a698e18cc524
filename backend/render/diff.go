package render

import (
	"strconv"

	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// A Difference shows what became of an answer, see [Diff].
type Difference struct {
	// HTML is the answer as it is now, as safe as Result.HTML, with what is gone
	// where it stood. Words that changed are in <ins> and <del>; every block says
	// in data-diff whether it is "added", "removed" or "changed", which it also is
	// when something in it is. Blocks without data-diff are as they were.
	HTML string
	// Text is the same for a terminal: [-gone-]{+new+}, laid out as by [Text],
	// with "…" for what stayed the same further away than the block next to a
	// change. It is "" when nothing changed.
	Text           string
	Added, Removed int // words, pictures too
	// Truncated says that the answers are too long or too different for all of
	// it to be compared word by word: whole blocks may stand as removed and added
	// although little in them changed.
	Truncated bool
}

const (
	changeAttribute = "data-diff"
	// maxDiffSteps bounds the comparing, about 0.3 s. Real answers of which half
	// was rewritten take up to 100,000.
	maxDiffSteps = 20_000_000
)

// Diff compares two versions of an entry as a reader sees them: white space,
// Markdown syntax, formatting and the addresses of links are no difference.
//
// Both are laid out; their blocks are compared from the outermost inwards
// (diff_align.go), and the words of those that became each other
// (diff_words.go). What was moved is removed in one place and added in the other.
//
//	料金は月額です。      料金は日額です。          料金は[-月額-]{+日額+}です。
//	- 甲             →    - 甲               gives  - 甲
//	- 乙                  - 丙と丁                  - [-乙-]
//	                                                - {+丙と丁+}
//
// It takes the time of laying out both versions and at most maxDiffSteps. The
// ids in HTML start with newContext.IDPrefix.
func Diff(old, new faq.Body, oldContext, newContext Context) Difference {
	oldRoot, oldResult := layOut(old, oldContext)
	newRoot, newResult := layOut(new, newContext)
	for n := range descendants(oldRoot) {
		n.Attr = without(n.Attr, "id")
	}
	own(oldRoot)
	own(newRoot)

	reader := blockReader{dictionary: dictionary{}}
	d := differ{matcher: matcher{steps: maxDiffSteps}, root: newRoot}
	d.compare(reader.read(oldRoot), reader.read(newRoot))
	d.Truncated = d.Truncated || oldResult.Truncated || newResult.Truncated || d.steps <= 0
	d.HTML = sanitise(newRoot, differencePolicy)
	d.Text = diffText(newRoot)
	return d.Difference
}

// own keeps <ins> and <del> for what really changed.
func own(root *html.Node) {
	for n := range descendants(root) {
		switch {
		case isElement(n, "ins"):
			rename(n, "u")
		case isElement(n, "del"):
			rename(n, "s")
		}
	}
}

// A differ turns the tree of the new version into the difference.
type differ struct {
	Difference
	matcher
	root *html.Node
}

// compare is for two blocks of which one became the other and that hold blocks.
func (d *differ) compare(old, new *block) {
	changes := d.align(old.blocks, new.blocks)
	if onlyText(old, new) { // whether alike or not
		changes = []change{{old.blocks[0], new.blocks[0]}}
	}
	next := make([]*html.Node, len(changes)+1) // where the next block that is there starts
	for i := len(changes) - 1; i >= 0; i-- {
		next[i] = next[i+1]
		if changes[i].new != nil {
			next[i] = changes[i].new.first()
		}
	}
	for i, c := range changes {
		switch {
		case c.old == nil:
			d.add(c.new)
		case c.new == nil:
			d.remove(c.old, new.element, next[i])
		case c.old.id == c.new.id:
		case isElement(c.new.element, "pre"):
			d.code(c.old, c.new)
		case c.new.leaf:
			d.write(c.new, d.words(c.old, c.new))
			d.mark(c.new.host)
		default:
			d.compare(c.old, c.new)
		}
	}
	renumber(new.element)
}

// words compares two paragraphs or the like word by word, unless they have little
// in common.
func (d *differ) words(old, new *block) []piece {
	if d.likeness(old, new) < alikeText {
		return append(whole(old.units, removed), whole(new.units, added)...)
	}
	return pieces(old.units, new.units, d.compareUnits(old.units, new.units))
}

// renumber lets the items of a list that are there count as if those that were
// removed were not.
func renumber(list *html.Node) {
	if !isElement(list, "ol") || hasAttribute(list, "reversed") {
		return
	}
	count, afterRemoved := numberIn(list, "start", 1), false
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		switch {
		case !isElement(li, "li"):
		case attribute(li, changeAttribute) == "removed":
			afterRemoved = true
		default:
			count = numberIn(li, "value", count)
			if afterRemoved {
				setAttribute(li, "value", strconv.Itoa(count))
			}
			count, afterRemoved = count+1, false
		}
	}
}

// add marks a block that is new.
func (d *differ) add(b *block) {
	d.writeWhole(b, added)
	if b.element != nil {
		setAttribute(b.element, changeAttribute, "added")
	}
	d.mark(b.host)
}

// remove puts a block that is gone into parent, before the given node, or at its
// end when that is nil.
func (d *differ) remove(b *block, parent, before *html.Node) {
	if before != nil {
		parent = before.Parent // it may be deeper, see blockReader.block
	}
	d.writeWhole(b, removed)
	shown := b.element
	if shown == nil { // what d.writeWhole left in its place
		shown = element("div")
		for _, n := range b.nodes {
			n.Parent.RemoveChild(n)
			shown.AppendChild(n)
		}
	} else {
		shown.Parent.RemoveChild(shown)
	}
	setAttribute(shown, changeAttribute, "removed")
	parent.InsertBefore(shown, before)
	d.mark(shown)
}

// code compares code line by line, and words where a line became another.
func (d *differ) code(old, new *block) {
	var all []piece
	for _, c := range d.align(old.blocks, new.blocks) {
		switch {
		case c.old == nil:
			all = append(all, whole(c.new.units, added)...)
		case c.new == nil:
			all = append(all, whole(c.old.units, removed)...)
		case c.old.id == c.new.id:
			all = append(all, whole(c.new.units, stays)...)
		default:
			all = append(all, d.words(c.old, c.new)...)
		}
	}
	d.writeCode(new.element, all)
	d.mark(new.element)
}

// writeWhole writes all of a block anew as added or removed.
func (d *differ) writeWhole(b *block, op op) {
	if isElement(b.element, "pre") {
		var all []piece
		b.leaves(func(line *block) { all = append(all, whole(line.units, op)...) })
		d.writeCode(b.element, all)
		return
	}
	if b.leaf {
		d.write(b, whole(b.units, op))
		return
	}
	for _, c := range b.blocks {
		d.writeWhole(c, op)
	}
}

func (d *differ) writeCode(pre *html.Node, all []piece) {
	for pre.FirstChild != nil {
		pre.RemoveChild(pre.FirstChild)
	}
	d.count(all)
	moveChildren(inline(all), pre)
}

// write replaces the inline content of a leaf.
func (d *differ) write(b *block, all []piece) {
	d.count(all)
	written := inline(all)
	var nodes []*html.Node
	for n := written.FirstChild; n != nil; n = written.FirstChild {
		written.RemoveChild(n)
		if len(b.nodes) > 0 {
			b.nodes[0].Parent.InsertBefore(n, b.nodes[0])
		}
		nodes = append(nodes, n)
	}
	for _, n := range b.nodes {
		n.Parent.RemoveChild(n)
	}
	b.nodes = nodes
}

func (d *differ) count(all []piece) {
	for _, p := range all {
		switch {
		case p.weight == 0:
		case p.op == added:
			d.Added++
		case p.op == removed:
			d.Removed++
		}
	}
}

// mark says that something changed in n and what is around it, and opens it.
func (d *differ) mark(n *html.Node) {
	for ; n != nil && n != d.root; n = n.Parent {
		if isElement(n, "details") {
			setAttribute(n, "open", "")
		}
		switch {
		case attribute(n, changeAttribute) == "changed": // and so is what is around it
			return
		case isBlock(n) && attribute(n, changeAttribute) == "":
			setAttribute(n, changeAttribute, "changed")
		}
	}
}
