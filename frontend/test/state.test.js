import assert from "node:assert/strict";
import test from "node:test";
import * as states from "../js/state.js";

const hit = (id) => ({ id, question: id, state: "unread", bookmarked: false, archived: false, note: "" });
const found = (ids, total = ids.length) => ({ query: "", total, approximate: false, took_us: 1, hits: ids.map(hit) });
const listing = (ids, query = "", total = ids.length) =>
  states.showResults(states.ask(states.initialState(), query, {}), found(ids, total));

test("a search chooses its best hit and a list none", () => {
  assert.equal(listing(["a", "b"], "コスト").chosen, 0);
  assert.equal(listing(["a", "b"]).chosen, -1);
  assert.equal(listing([], "コスト").chosen, -1);
});

test("the chosen entry stays chosen when the same question is answered again", () => {
  const before = states.choose(listing(["a", "b", "c"], "コスト"), 2);
  assert.equal(states.showResults(before, found(["c", "a", "b"])).chosen, 0);
  assert.equal(states.showResults(before, found(["x", "a", "c"])).chosen, 2);
});

test("a choice far down stays at its row", () => {
  const far = states.choose(states.addResults(listing(["a"], "", 250), 2, [hit("z")]), 200);
  assert.equal(states.showResults(far, found(["a"], 250)).chosen, 200);
  assert.equal(states.showResults(far, found(["a"], 150)).chosen, 149);
});

test("another question chooses its own best hit", () => {
  const before = states.choose(listing(["a", "b", "c"], "コスト"), 2);
  assert.equal(states.showResults(states.ask(before, "コストの", {}), found(["b", "c"])).chosen, 0);
});

test("choosing stays within the list", () => {
  const list = listing(["a", "b"], "", 250);
  assert.equal(states.choose(list, -5).chosen, 0);
  assert.equal(states.choose(list, 900).chosen, 249);
  assert.equal(states.choose(listing([]), 0).chosen, -1);
});

test("bookmarks and the archive reach archived entries, the rest does not", () => {
  for (const [is, want] of [["", false], ["unread", false], ["bookmarked", true], ["archived", true]]) {
    assert.equal(states.ask(states.initialState(), "", { is }).within.archived, want, is);
  }
});

test("further pages are found by row", () => {
  const list = states.addResults(listing(["a"], "", 250), 2, [hit("y"), hit("z")]);
  assert.equal(states.hitAt(list.results, 201)?.id, "z");
  assert.equal(states.hitAt(list.results, 150), undefined);
  assert.equal(states.indexOf(list.results, "z"), 201);
  assert.equal(states.indexOf(list.results, "missing"), -1);
});

test("a changed mark shows in the list and in the reader, and nothing moves", () => {
  const open = states.openPage(listing(["a", "b"]), { ...hit("b"), state: "read" }, 0);
  assert.equal(states.hitAt(open.results, 1)?.state, "read");
  const marked = states.changeItem(open, { ...hit("b"), state: "read", bookmarked: true });
  assert.ok(marked.page?.bookmarked && states.hitAt(marked.results, 1)?.bookmarked);
  assert.equal(states.hitAt(marked.results, 0), states.hitAt(open.results, 0));
});

test("back and forward walk the entries that were read and where they were left", () => {
  const page = (id) => ({ ...hit(id) });
  let state = states.openPage(states.initialState(), page("a"), 0);
  state = states.openPage(state, page("b"), 120);
  state = states.openPage(state, page("c"), 40);
  assert.deepEqual(state.past, [{ id: "a", scroll: 120 }, { id: "b", scroll: 40 }]);
  state = states.goBack(state, page("b"), 7);
  assert.deepEqual([state.past.length, state.future], [1, [{ id: "c", scroll: 7 }]]);
  state = states.goForward(state, page("c"), 0);
  assert.deepEqual([state.past.length, state.future.length], [2, 0]);
});

test("opening another entry after going back forgets what lay ahead; the same one does not", () => {
  const page = (id) => ({ ...hit(id) });
  let state = states.openPage(states.openPage(states.initialState(), page("a"), 0), page("b"), 0);
  state = states.goBack(state, page("a"), 0);
  assert.equal(states.openPage(state, page("a"), 0).future.length, 1);
  assert.equal(states.openPage(state, page("x"), 0).future.length, 0);
});

test("every entry is opened as it is now, whatever version of another was shown", () => {
  const open = states.openPage(listing(["a", "b"]), { ...hit("a") }, 0);
  assert.equal(states.openPage({ ...open, version: "difference" }, { ...hit("b") }, 0).version, "now");
});

test("what is new stays listed and counts as read once it is", () => {
  const briefing = { source: "s1", added: [{ id: "a", state: "unread" }, { id: "b", state: "unread" }], updated: [{ id: "c", state: "updated" }] };
  const before = { ...states.initialState(), news: [briefing] };
  const after = states.changeItem(before, { ...hit("a"), state: "read" });
  assert.deepEqual(after.news[0].added.map(({ state }) => state), ["read", "unread"]);
  assert.equal(states.changeItem(before, { ...hit("z"), state: "read" }).news, before.news, "another entry leaves it alone");
});
