package render

import "testing"

func TestColourClass(t *testing.T) {
	for value, want := range map[string]string{
		"red": "colour-red", "#FF0000": "colour-red", "f00": "colour-red", "rgb(200, 10, 10)": "colour-red",
		"crimson": "colour-red", "orange": "colour-orange", "#ffcc99": "colour-orange", "yellow": "colour-yellow",
		"Green": "colour-green", "teal": "colour-blue", "darkblue": "colour-blue", "purple": "colour-purple",
		"deeppink": "colour-purple", "gray": "colour-grey", "#808080": "colour-grey",
		"black": "", "white": "", "#333": "", "inherit": "", "": "", "#12": "", "url(x)": "", "rgb(999,0,0)": "colour-red",
	} {
		if got := colourClass(value); got != want {
			t.Errorf("%q gives %q, want %q", value, got, want)
		}
	}
}
