package render

import "strings"

// A treatment is what becomes of an element.
type treatment uint8

const (
	keep   treatment = iota
	unwrap           // its children take its place
	drop             // it goes with everything in it
	embed            // a link to what it would load takes its place
)

// An htmlElement is one that HTML defines. Tags that it does not define are no
// tags to us: they are placeholders such as <subscriptionId>, and shown.
type htmlElement struct {
	name      string
	treatment treatment
	as        string // the element that it is shown as
	void      bool   // has no content and no end tag
	// inline elements that an author forgot to close end with their block.
	inline bool
}

// elements holds every element that HTML defines or defined, by its name.
var elements = func() map[string]*htmlElement {
	all := make(map[string]*htmlElement)
	add := func(names string, e htmlElement) {
		for _, name := range strings.Fields(names) {
			e.name = name
			named := e
			if named.as == "" {
				named.as = name
			}
			all[name] = &named
		}
	}
	add(inlineElements, htmlElement{inline: true})
	add(blockElements, htmlElement{})
	add(voidElements, htmlElement{void: true})

	// Presentation and outdated names, in terms of the ones above.
	add("font big bdi bdo label nobr", htmlElement{inline: true, as: "span"})
	add("strike", htmlElement{inline: true, as: "s"})
	add("tt", htmlElement{inline: true, as: "code"})
	add("acronym", htmlElement{inline: true, as: "abbr"})
	add("address article aside center dialog dir fieldset footer header hgroup main menu nav search section",
		htmlElement{as: "div"})
	add("image", htmlElement{void: true, as: "img"}) // as the parser has it

	add("basefont blink body data html legend map marquee meter output picture progress rb rtc slot time",
		htmlElement{treatment: unwrap})

	add("iframe video audio", htmlElement{treatment: embed})

	add("applet button canvas datalist fencedframe form frameset head math noembed noframes noscript object "+
		"optgroup option script select style svg template textarea title xmp", htmlElement{treatment: drop})
	add("area base bgsound command embed frame input keygen link meta param source track",
		htmlElement{treatment: drop, void: true})
	return all
}()

// The elements that the HTML of an answer may hold; policy.go allows no others.
const (
	inlineElements = "a abbr b cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var"
	blockElements  = "blockquote caption colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre " +
		"summary table tbody td tfoot th thead tr ul"
	voidElements = "br col hr img wbr"
)

// keptAttributes are the attributes of the page that have a meaning in an
// answer; ids and addresses are rewritten later.
var keptAttributes = map[string][]string{
	"a":          {"href", "id"},
	"blockquote": {captionAttribute},
	"code":       {"class"},
	"col":        {"span"},
	"details":    {"open", "id"},
	"div":        {"id"},
	"h1":         {"id"},
	"h2":         {"id"},
	"h3":         {"id"},
	"h4":         {"id"},
	"h5":         {"id"},
	"h6":         {"id"},
	"img":        {"src", "alt", "width", "height"},
	"li":         {"value", "id"},
	"ol":         {"start", "type", "reversed"},
	"p":          {"id"},
	"pre":        {captionAttribute},
	"span":       {"id"},
	"td":         {"align", "colspan", "rowspan"},
	"th":         {"align", "colspan", "rowspan"},
}
