//go:build dev

package assets

// devTrustedTypes names the policy that the scripts of Wails' development server
// make as they load; without it they stop before they connect.
const devTrustedTypes = " svelte-trusted-html"
