import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const root = new URL("../", import.meta.url);

/**
 * The modules that one imports, itself included, as paths below frontend/.
 * @param {URL} module
 * @param {Set<string>} known
 */
async function imports(module, known = new Set()) {
  const path = module.href.slice(root.href.length);
  if (known.has(path)) return known;
  known.add(path);
  const source = await readFile(module, "utf8");
  for (const [, name] of source.matchAll(/^(?:import|export)\b[^;]*?from "(\.[^"]+)"/gm)) {
    await imports(new URL(name, module), known);
  }
  return known;
}

test("the page fetches every module ahead, and none that it does not use", async () => {
  const page = await readFile(new URL("index.html", root), "utf8");
  const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href);
  const used = await imports(new URL("js/main.js", root));
  used.delete("js/main.js");
  assert.deepEqual([...preloaded].sort(), [...used].sort());
});
