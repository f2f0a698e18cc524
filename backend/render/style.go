package render

import (
	"image/color"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
	"golang.org/x/net/html"
)

// A look is what the attributes of an element say about it that answers keep.
type look struct {
	class string   // of a colour, or ""
	wraps []string // elements around its content: strong, u, s, mark
	align string   // of a table cell: left, center, right or ""
}

var declaration = regexp.MustCompile(`([a-zA-Z-]+)\s*:\s*([^;]*)`)

func lookOf(n *html.Node) look {
	var l look
	if n.Data == "font" {
		l.class = colourClass(attribute(n, "color"))
	}
	wrap := func(name string) { l.wraps = append(l.wraps, name) }
	for _, d := range declaration.FindAllStringSubmatch(attribute(n, "style"), -1) {
		value := strings.ToLower(strings.TrimSpace(d[2]))
		switch strings.ToLower(d[1]) {
		case "color":
			l.class = colourClass(value)
		case "font-weight":
			if weight, _ := strconv.Atoi(value); value == "bold" || value == "bolder" || weight >= 600 {
				wrap("strong")
			}
		case "text-decoration", "text-decoration-line":
			if strings.Contains(value, "underline") {
				wrap("u")
			}
			if strings.Contains(value, "line-through") {
				wrap("s")
			}
		case "background", "background-color":
			// Authors draw a marker pen with a gradient from transparent.
			if !strings.HasPrefix(value, "transparent") && value != "none" && value != "white" {
				wrap("mark")
			}
		case "text-align":
			l.align = value
		case "width", "height":
			if n.Data == "img" && attribute(n, d[1]) == "" {
				setAttribute(n, d[1], value)
			}
		}
	}
	return l
}

// apply gives n, already simplified, the look.
func (l look) apply(n *html.Node) {
	switch n.Data {
	case "td", "th":
		if l.align != "" && attribute(n, "align") == "" {
			setAttribute(n, "align", l.align)
		}
		fallthrough
	case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6":
		if l.class != "" {
			setAttribute(n, "class", l.class)
		}
	case "span":
		if l.class != "" {
			setAttribute(n, "class", l.class)
		}
		for _, name := range l.wraps {
			wrapContent(n, element(name))
		}
	case "a", "b", "strong", "em", "i", "u", "mark":
		if l.class != "" {
			wrapContent(n, element("span", "class", l.class))
		}
	}
}

func wrapContent(n, with *html.Node) {
	moveChildren(n, with)
	n.AppendChild(with)
}

var rgb = regexp.MustCompile(`^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})`)

// colourClass gives our class for a colour of CSS or HTML, or "" for black,
// white and what is none. The page's own colours would not be readable on both
// a light and a dark background; a class has a colour in each.
func colourClass(value string) string {
	c, ok := parseColour(strings.ToLower(strings.TrimSpace(value)))
	if !ok {
		return ""
	}
	if name := hueName(c); name != "" {
		return "colour-" + name
	}
	return ""
}

func parseColour(s string) (color.RGBA, bool) {
	if c, ok := colornames.Map[s]; ok {
		return c, true
	}
	if m := rgb.FindStringSubmatch(s); m != nil {
		part := func(i int) uint8 { n, _ := strconv.Atoi(m[i]); return uint8(min(n, 255)) }
		return color.RGBA{part(1), part(2), part(3), 255}, true
	}
	s = strings.TrimPrefix(s, "#") // HTML's color attribute does without
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return color.RGBA{}, false
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, true
}

// hueName names a colour by its place on the colour circle, in degrees.
func hueName(c color.RGBA) string {
	r, g, b := float64(c.R), float64(c.G), float64(c.B)
	high, low := max(r, g, b), min(r, g, b)
	if high-low < 40 { // nearly without colour
		if high < 70 || low > 200 {
			return ""
		}
		return "grey"
	}
	var hue float64
	switch high {
	case r:
		hue = 60 * (g - b) / (high - low)
	case g:
		hue = 120 + 60*(b-r)/(high-low)
	default:
		hue = 240 + 60*(r-g)/(high-low)
	}
	if hue < 0 {
		hue += 360
	}
	for _, name := range []struct {
		upTo float64
		name string
	}{{15, "red"}, {45, "orange"}, {70, "yellow"}, {165, "green"}, {255, "blue"}, {330, "purple"}} {
		if hue < name.upTo {
			return name.name
		}
	}
	return "red"
}
