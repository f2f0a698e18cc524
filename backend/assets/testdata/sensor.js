// Notes whatever runs in its page beside the scripts of the test.
'use strict';
window.sensor = (() => {
  const seen = [];
  const note = (what) => { seen.push(String(what).slice(0, 200)); };

  // What attacks call to show that they run. "ran" is that of our own vectors.
  window.ran = () => note('ran()');
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
    window[name] = () => note(name);
  }
  for (const name of ['log', 'info', 'warn', 'error', 'dir', 'trace']) {
    console[name] = () => note('console.' + name);
  }
  document.write = document.writeln = () => note('document.write');

  // An attack that calls what is not there fails, and so has run.
  window.addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) note('error: ' + event.message);
  });
  window.addEventListener('unhandledrejection', () => note('rejection'));

  // A policy that only reports says what would run, or load, without one.
  let refused = 0;
  document.addEventListener('securitypolicyviolation', (event) => {
    refused++;
    if (event.disposition === 'report') {
      note('policy: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
    }
  });

  // Links are not followed: that is the page's business.
  document.addEventListener('click', (event) => event.preventDefault(), true);
  const events = ['click', 'mouseover', 'mouseenter', 'mousemove', 'pointerdown', 'focus', 'blur', 'input', 'change',
    'keydown', 'scroll', 'wheel', 'animationstart', 'animationend', 'transitionend', 'toggle', 'copy', 'paste', 'drag'];
  const names = new Set([...Object.keys(window), 'sensor']);
  return {
    // Calls the handlers that wait for a user.
    touch(root) {
      for (const element of root.querySelectorAll('*')) {
        for (const type of events) element.dispatchEvent(new Event(type, { cancelable: true }));
      }
    },
    // Gives what was noted since the last time, and the variables that are new.
    take() {
      const added = Object.keys(window).filter((name) => !names.has(name) && !/^\d+$/.test(name)); // frames have numbers
      for (const name of added) names.add(name);
      return seen.splice(0).concat(added.map((name) => 'window.' + name));
    },
    refused: () => refused,
  };
})();
