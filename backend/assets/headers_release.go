//go:build !dev

package assets

// devTrustedTypes is empty: nothing but the page itself makes HTML.
const devTrustedTypes = ""
