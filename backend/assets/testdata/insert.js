// Puts each piece of /pieces.json into the page and posts what ran to /result.
// Other than innerHTML, as the window has it, this also runs <script>.
'use strict';
(async () => {
  // Elements with a name can take the place of what the document has.
  const body = document.body;
  const createElement = document.createElement.bind(document);
  const range = document.createRange();
  const policy = trustedTypes.createPolicy('kotae', { createHTML: (html) => html });
  const pieces = await (await fetch('/pieces.json')).json();
  const settled = () => new Promise((done) => setTimeout(done, 20));
  const reports = [];
  const batch = 50; // a report names the first piece of its batch
  for (let from = 0; from < pieces.length; from += batch) {
    const places = pieces.slice(from, from + batch).map((html) => {
      const place = body.appendChild(createElement('div'));
      range.selectNode(place);
      const fragment = range.createContextualFragment(policy.createHTML(html));
      // No policy keeps a page from being sent elsewhere, and the test would end.
      for (const meta of fragment.querySelectorAll('meta[http-equiv]')) meta.remove();
      place.append(fragment);
      return place;
    });
    for (const place of places) sensor.touch(place);
    await settled();
    for (const place of places) place.remove();
    const seen = sensor.take();
    if (seen.length) reports.push({ from, seen });
  }
  await settled();
  const seen = sensor.take();
  if (seen.length) reports.push({ from: pieces.length, seen });
  await fetch('/result', {
    method: 'POST', body: JSON.stringify({ done: pieces.length, refused: sensor.refused(), reports }),
  });
})();
