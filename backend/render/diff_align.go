package render

// A change is what became of a block: of both, old turned into new; without new
// it was removed, without old it was added.
type change struct{ old, new *block }

const (
	// Two paragraphs that share less than this part of their letters are shown
	// one after the other: of a paragraph that was rewritten, single words that
	// happen to be in both help nobody. Of paragraphs of real pages taken two by
	// two at random, 999 in 1,000 share less than that.
	alikeText = 0.4
	// Lists and tables are compared item by item, where the same holds again.
	alikeBlocks = 0.2
	// maxGrid bounds the old times the new blocks between two that stayed the
	// same: 4 MB. A table with a thousand rows, all of them changed, is below it.
	maxGrid = 1 << 20
)

// align says what became of each of the old blocks. What reads the same stays
// where it is, as far as the order is the same; between, blocks that are alike
// become each other in the way that keeps most letters:
//
//	old   A   B  C   D         A = A′ stayed the same, and so did D = D′
//	      ║   ├╌╌│───║         B and C could both have become C′;
//	new   A′  C′     D′        C is closer, so B was removed
func (d *differ) align(old, new []*block) []change {
	var changes []change
	at := pair{} // up to which everything is said
	upTo := func(to pair) {
		for _, b := range old[at.old:to.old] {
			changes = append(changes, change{old: b})
		}
		for _, b := range new[at.new:to.new] {
			changes = append(changes, change{new: b})
		}
		at = to
	}
	become := func(p pair) {
		upTo(p)
		changes = append(changes, change{old[p.old], new[p.new]})
		at = pair{p.old + 1, p.new + 1}
	}
	end := pair{len(old), len(new)}
	for _, same := range append(d.match(blockIDs(old), blockIDs(new)), end) {
		from := at
		for _, p := range d.alike(old[from.old:same.old], new[from.new:same.new]) {
			become(pair{from.old + p.old, from.new + p.new})
		}
		if same == end {
			upTo(end)
		} else {
			become(same)
		}
	}
	return changes
}

// onlyText reports whether each of two blocks holds one paragraph or the like.
func onlyText(old, new *block) bool {
	return len(old.blocks) == 1 && len(new.blocks) == 1 && old.blocks[0].leaf && new.blocks[0].leaf
}

func blockIDs(blocks []*block) []int32 {
	all := make([]int32, len(blocks))
	for i, b := range blocks {
		all[i] = b.id
	}
	return all
}

// alike pairs blocks none of which stayed the same, ascending in both: of all
// ways to do it, the one with the largest sum of likenesses.
func (d *differ) alike(old, new []*block) []pair {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	if len(old)*len(new) > maxGrid || len(new)*unitsIn(old)+len(old)*unitsIn(new) > d.steps {
		return d.alikeInPlace(old, new)
	}
	width := len(new) + 1
	likeness := make([]float32, len(old)*width)
	best := make([]float32, (len(old)+1)*width) // sum from (i, j) to the end
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			at := i*width + j
			likeness[at] = d.likeness(old[i], new[j])
			best[at] = max(best[at+width], best[at+1])
			if likeness[at] > 0 {
				best[at] = max(best[at], likeness[at]+best[at+width+1])
			}
		}
	}
	var pairs []pair
	for i, j := 0, 0; i < len(old) && j < len(new); {
		at := i*width + j
		switch {
		case likeness[at] > 0 && best[at] == likeness[at]+best[at+width+1]:
			pairs = append(pairs, pair{i, j})
			i, j = i+1, j+1
		case best[at] == best[at+width]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// alikeInPlace pairs blocks that stand in the same place, for stretches that are
// too long to compare each with each: a page in which one name was replaced
// everywhere.
func (d *differ) alikeInPlace(old, new []*block) []pair {
	d.Truncated = true
	var pairs []pair
	for i := range min(len(old), len(new)) {
		if d.likeness(old[i], new[i]) > 0 {
			pairs = append(pairs, pair{i, i})
		}
	}
	return pairs
}

func unitsIn(blocks []*block) int {
	n := 0
	for _, b := range blocks {
		b.leaves(func(leaf *block) { n += len(leaf.units) })
	}
	return n
}

// likeness is the part of their letters that two blocks share, from 0 to 1, and
// 0 when one is not to be shown as having become the other. It counts words
// wherever they stand (the Dice coefficient of the two bags of words).
func (d *differ) likeness(old, new *block) float32 {
	if old.family != new.family || old.leaf != new.leaf {
		return 0
	}
	needed, least := float32(alikeBlocks), float32(0)
	if old.leaf {
		needed = alikeText
	}
	switch old.family {
	case "thead", "tbody", "tfoot", "td", "caption", "summary", titleFamily: // what is in its place
		needed, least = 0, 0.01
	}
	d.steps--
	if d.steps <= 0 {
		return least
	}
	a, costA := old.bag()
	b, costB := new.bag()
	d.steps -= costA + costB
	lettersOf := func(words []weighed) (n int) {
		for _, w := range words {
			n += int(w.weight)
		}
		return n
	}
	total, common := lettersOf(a)+lettersOf(b), 0
	d.steps -= len(a) + len(b)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].id < b[0].id:
			a = a[1:]
		case a[0].id > b[0].id:
			b = b[1:]
		default:
			common += int(min(a[0].weight, b[0].weight))
			a, b = a[1:], b[1:]
		}
	}
	if total == 0 {
		return least
	}
	if part := 2 * float32(common) / float32(total); part >= needed {
		return max(part, least)
	}
	return least
}
