import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const css = await readFile(new URL("../css/theme.css", import.meta.url), "utf8");

/** The variables of the block that begins with selector. */
function variables(selector) {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0];
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance of #rrggbb as WCAG 2.2 defines it. */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["--ground-side", "--ground-list", "--ground", "--ground-raised", "--ground-sunken"];
const texts = [
  ...["--text", "--text-soft", "--text-faint"].flatMap((text) => grounds.map((ground) => [text, ground])),
  ["--text", "--ground-chosen"], ["--text-soft", "--ground-chosen"], ["--text-soft", "--note-ground"],
  ["--text-faint", "--ground-open"],
  ["--link", "--ground"], ["--link", "--ground-sunken"], ["--accent", "--ground-raised"], ["--on-accent", "--accent"], ["--on-danger", "--danger"],
  ["--danger", "--ground-raised"], ["--on-mark", "--mark"], ["--on-mark-present", "--mark-present"], ["--sign-updated", "--ground-list"],
  ...["note", "tip", "important", "warning", "caution"].flatMap((alert) => [[`--${alert}`, `--${alert}-ground`], ["--text", `--${alert}-ground`]]),
  ...["note", "tip", "important", "warning", "caution"].map((alert) => ["--link", `--${alert}-ground`]),
  ...["added", "removed"].flatMap((change) => ["--text", "--link", `--${change}`].map((text) => [text, `--${change}-ground`])),
  ...["red", "orange", "yellow", "green", "blue", "purple", "grey"].map((colour) => [`--text-${colour}`, "--ground"]),
];
const signs = [
  ...["--sign-unread", "--sign-updated", "--sign-bookmark"].flatMap((sign) => [[sign, "--ground-list"], [sign, "--ground-chosen"]]),
  ...grounds.map((ground) => ["--focus", ground]), ["--line-strong", "--ground"],
];

for (const theme of ["light", "dark"]) {
  const palette = variables(":root");
  const intents = variables(`:root[data-theme="${theme}"]`);
  const colour = (name) => intents[name].replace(/var\((--[\w-]+)\)/, (_, of) => palette[of]);
  for (const [pairs, least] of [[texts, 4.5], [signs, 3]]) {
    for (const [front, back] of pairs) {
      test(`${theme}: ${front} on ${back} has at least ${least}:1`, () => {
        const got = contrast(colour(front), colour(back));
        assert.ok(got >= least, `${colour(front)} on ${colour(back)} has ${got.toFixed(2)}:1`);
      });
    }
  }
}
