/*
 * A run of steps that have changed since: its ticks fit no step of today, its log is still a record.
 *
 *   relaybookRunOlder(prefix, now, about)   returns a box for each older run that this browser keeps
 *                                           under `prefix`, but for the one under `now`
 */
(function () {
  "use strict";

  var run = window.relaybookRun;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function isEvent(event) {
    return event && typeof event.at === "number" && typeof (event.text || "") === "string" &&
      (event.what === "start" || (/^(?:done|undone|note|wrong)$/.test(event.what) && event.step >= 0 && event.step < 1000));
  }

  // What the browser keeps under each name; what cannot be read is nobody's record.
  function kept(prefix, now) {
    var names = [], found = [];
    try {
      for (var at = 0; at < window.localStorage.length; at += 1) names.push(window.localStorage.key(at));
      names.sort().forEach(function (name) {
        if (name.indexOf(prefix) === 0 && name !== now) found.push({ name: name, text: window.localStorage.getItem(name) });
      });
    } catch (notKept) {
      return [];
    }
    return found;
  }

  function eventsOf(one) {
    try {
      return JSON.parse(one.text).filter(isEvent);
    } catch (notReadable) {
      return [];
    }
  }

  // The steps as they were called when they were ticked.
  function stepsOf(events) {
    var steps = [], of = events[0].of || 0;
    events.forEach(function (event) {
      if (event.step === null || event.step === undefined) return;
      steps[event.step] = { number: String(event.number || event.step + 1), title: String(event.title || "as it was then") };
      of = Math.max(of, event.step + 1);
    });
    for (var at = 0; at < of && at < 1000; at += 1) steps[at] = steps[at] || { number: String(at + 1), title: "" };
    return steps;
  }

  function keep(one, there) {
    try {
      if (there) window.localStorage.setItem(one.name, one.text);
      else window.localStorage.removeItem(one.name);
    } catch (notKept) { /* what was kept can be removed, too */ }
  }

  function box(about, one, events) {
    var made = element("section", "rb-log rb-older"), filled = element("div"), first = events[0];
    made.setAttribute("aria-label", "Run of earlier steps");
    var when = run.day(first.at) + " " + run.time(first.at);
    var words = "The steps of this runbook have changed since the run of " + when + ", which this browser keeps. Its ticks are not shown; its log has " + (events.length === 1 ? "1 line" : events.length + " lines") + ".";
    var copy = element("button", "rb-button", "Copy the log of that run");
    copy.type = "button";
    copy.addEventListener("click", function () {
      var then = { runbook: about.runbook, title: about.title, digest: first.digest ? String(first.digest) : "as it was then" };
      window.relaybookCopy(run.markdown(then, stepsOf(events), events), copy);
    });
    var clear = window.relaybookRunClear(function () { return events.length; }, function () { show(false); }, function () { show(true); });
    function show(there) {
      keep(one, there);
      filled.hidden = !there;
      clear.back.hidden = there;
      if (there) copy.focus();
      window.relaybookSay(there ? "Brought back" : "Log of the earlier run deleted");
    }
    [element("p", "rb-older__words", words), copy, clear.asks].forEach(function (part) { filled.appendChild(part); });
    clear.back.hidden = true;
    made.appendChild(clear.back);
    made.appendChild(filled);
    return made;
  }

  window.relaybookRunOlder = function (prefix, now, about) {
    var boxes = [];
    kept(prefix, now).forEach(function (one) {
      var events = eventsOf(one);
      if (events.length) boxes.push(box(about, one, events));
      else keep(one, false);
    });
    return boxes;
  };
})();
