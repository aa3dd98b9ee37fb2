/*
 * Following a runbook: steps that can be ticked, notes, and a log of the run with its times.
 *
 * What was ticked outlives a reload. It is kept in this browser only (localStorage), under the page
 * and the digest of its steps: where a step has changed, all of them begin unticked, and the log
 * of the earlier run can be copied or deleted.
 */
(function () {
  "use strict";

  var run = window.relaybookRun, PREFIX = "relaybook:run:";
  var about, steps, events, cleared, key, keeps, view;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(words, name, action) {
    var made = element("button", "rb-button", words);
    made.type = "button";
    if (name) made.setAttribute("aria-label", words + ": " + name);
    made.addEventListener("click", action);
    return made;
  }

  function add(parent) {
    for (var at = 1; at < arguments.length; at += 1) parent.appendChild(arguments[at]);
    return parent;
  }

  // What is kept

  function isEvent(event) {
    return event && typeof event.at === "number" && typeof (event.text || "") === "string" &&
      (event.what === "start" || (/^(?:done|undone|note|wrong)$/.test(event.what) && steps[event.step]));
  }

  function recall() {
    keeps = true;
    events = [];
    try {
      events = JSON.parse(window.localStorage.getItem(key) || "[]").filter(isEvent);
    } catch (notKept) {
      keeps = events.length > 0;
    }
  }

  function changed() {
    try {
      if (events.length) window.localStorage.setItem(key, JSON.stringify(events));
      else window.localStorage.removeItem(key);
    } catch (notKept) {
      keeps = false;
    }
    render();
  }

  function log(what, step, text) {
    cleared = null;
    if (!events.length && what !== "start") log("start", null);
    var event = { at: Date.now(), step: step, what: what };
    if (text !== undefined) event.text = text;
    // For the day on which the steps are others.
    if (step === null) {
      event.digest = about.digest;
      event.of = steps.length;
    } else {
      event.number = steps[step].number;
      event.title = steps[step].title;
    }
    events.push(event);
    return event;
  }

  // A step

  function stepRow(step, index) {
    var row = element("div", "rb-tick"), label = element("label"), box = element("input");
    var name = "step " + step.number;
    box.type = "checkbox";
    box.addEventListener("change", function () {
      log(box.checked ? "done" : "undone", index);
      changed();
    });
    step.box = box;
    step.when = element("span", "rb-tick__when");
    step.fields = {};
    add(label, box, element("span", "", "Step " + step.number + " done"));
    var buttons = element("span", "rb-tick__buttons");
    add(row, label, step.when, buttons);
    step.hides = [writing(step, index, "note", "Note", "Note on " + name), writing(step, index, "wrong", "Was wrong", "What was wrong with " + name)];
    step.hides.forEach(function (one) { buttons.appendChild(one.button); });
    step.hides.forEach(function (one) { row.appendChild(one.label); });
    step.row = row;
    step.item.insertBefore(row, step.before);
  }

  // A field that opens under its button. Typing is one event, from its first letter to leaving.
  function writing(step, index, what, words, title) {
    var label = element("label", "rb-tick__text", title), area = element("textarea"), event = null, before = "";
    var toggle = button(words, "step " + step.number, function () {
      label.hidden = !label.hidden;
      toggle.setAttribute("aria-expanded", String(!label.hidden));
      if (!label.hidden) area.focus();
    });
    toggle.setAttribute("aria-expanded", "false");
    label.hidden = true;
    area.rows = 2;
    area.addEventListener("focus", function () { before = area.value; });
    area.addEventListener("input", function () {
      event = event && events.indexOf(event) >= 0 ? event : log(what, index, "");
      event.text = area.value;
      changed();
    });
    area.addEventListener("blur", function () {
      var at = events.indexOf(event);
      if (at >= 0 && area.value === before) events.splice(at, 1);
      event = null;
      changed();
    });
    step.fields[what] = area;
    return { label: add(label, area), button: toggle };
  }

  function showStep(step, state) {
    step.box.checked = state.done !== null;
    step.when.textContent = state.done === null ? "" : "at " + run.time(state.done);
    step.row.classList.toggle("rb-tick--done", state.done !== null);
    step.row.classList.toggle("rb-tick--wrong", Boolean(state.wrong));
    step.mark.classList.toggle("rb-step--done", state.done !== null);
    ["note", "wrong"].forEach(function (what, at) {
      var area = step.fields[what];
      if (document.activeElement !== area) area.value = state[what];
      if (!state[what] || !step.hides[at].label.hidden) return;
      step.hides[at].label.hidden = false;
      step.hides[at].button.setAttribute("aria-expanded", "true");
    });
  }

  // Above and below the steps

  function bar() {
    var made = element("section", "rb-bar"), count = element("span", "rb-bar__count");
    made.setAttribute("aria-label", "Follow this runbook");
    count.setAttribute("role", "status");
    view.count = count;
    view.start = button("Start the run", "", function () {
      log("start", null);
      changed();
      view.count.parentNode.querySelector(".rb-bar__log").focus();
    });
    var jump = button("Go to the log", "", function () {
      view.details.open = true;
      view.details.scrollIntoView({ block: "center" });
      view.details.firstChild.focus({ preventScroll: true });
    });
    jump.classList.add("rb-bar__log");
    return add(made, count, view.start, jump);
  }

  function runLog() {
    var made = element("details", "rb-log"), summary = element("summary", "", "Run log");
    view.details = made;
    view.empty = element("p", "rb-log__empty", "Nothing yet: start the run or tick a step.");
    view.lines = element("ol", "rb-log__lines");
    view.filled = element("div");
    var copy = button("Copy for a ticket", "", function () {
      window.relaybookCopy(run.markdown(about, steps, events), copy);
    });
    view.record = window.relaybookRunForm(about, function () {
      return { text: function (answers) { return run.exercise(about, steps, events, answers); }, name: run.fileName(about, events) };
    });
    view.clear = window.relaybookRunClear(function () { return events.length; }, clear, bringBack);
    add(view.filled, view.lines, copy, view.record.form, view.clear.asks);
    return add(made, summary, view.clear.back, view.empty, view.filled);
  }

  function clear() {
    cleared = events;
    events = [];
    changed();
    window.relaybookSay("Ticks and log deleted");
  }

  function bringBack() {
    events = cleared || [];
    cleared = null;
    changed();
    view.details.firstChild.focus();
    window.relaybookSay("Brought back");
  }

  function render() {
    run.states(steps, events).forEach(function (state, index) { showStep(steps[index], state); });
    var kept = keeps ? "" : ". This browser keeps nothing: a reload clears it";
    var said = run.count(steps, events) + kept;
    if (view.count.textContent !== said) view.count.textContent = said;
    view.start.hidden = events.length > 0;
    view.clear.back.hidden = !cleared;
    view.empty.hidden = events.length > 0 || Boolean(cleared);
    view.filled.hidden = !events.length;
    view.lines.textContent = "";
    events.forEach(function (event) {
      add(view.lines, add(element("li", "", ""), element("time", "", run.time(event.at)), document.createTextNode(" " + run.words(steps, event))));
    });
    if (events.length) view.record.path.textContent = about.folder + "/" + run.fileName(about, events);
  }

  // The page

  // What stands in the first element of this name, if the item begins with it.
  function beginning(item, name) {
    var first = item.querySelector(name), text = first ? first.textContent.trim() : "";
    return item.textContent.trim().indexOf(text) === 0 ? text : "";
  }

  function stepOf(mark) {
    var item = mark.closest("li"), heading = item ? null : mark.previousElementSibling;
    var text = heading ? heading.textContent : beginning(item, "strong") || beginning(item, "p") || item.textContent;
    text = text.replace(/\u00b6/g, "").trim().split("\n")[0].replace(/\s+/g, " ");
    return {
      mark: mark,
      item: item || mark.parentNode,
      heading: heading,
      before: item ? null : endOf(mark, heading),
      number: mark.getAttribute("data-step"),
      digest: mark.getAttribute("data-digest"),
      title: text.length > 90 ? text.slice(0, 89) + "\u2026" : text,
    };
  }

  // Where what belongs to a heading ends: at the next one of its level or above.
  function endOf(mark, heading) {
    var next = mark.nextElementSibling;
    while (next && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName)) next = next.nextElementSibling;
    return next;
  }

  function topOf(article, node) {
    while (node.parentNode !== article) node = node.parentNode;
    return node;
  }

  function prepare() {
    var panel = document.querySelector(".rb-run[data-digest]");
    var marks = Array.prototype.slice.call(document.querySelectorAll(".rb-step[data-digest]"));
    if (!panel || !marks.length || panel.getAttribute("data-followed")) return;
    panel.setAttribute("data-followed", "true");
    about = {
      runbook: panel.getAttribute("data-runbook"),
      title: panel.getAttribute("data-title"),
      digest: panel.getAttribute("data-digest"),
      folder: panel.getAttribute("data-folder"),
      people: JSON.parse(panel.getAttribute("data-people")),
      taken: panel.getAttribute("data-taken").split(" "),
    };
    steps = marks.map(stepOf);
    view = {};
    cleared = null;
    var page = PREFIX + window.location.pathname + ":";
    key = page + panel.getAttribute("data-procedure");
    recall();
    steps.forEach(stepRow);
    var article = marks[0].closest("article") || panel.parentNode;
    var first = topOf(article, steps[0].heading || marks[0]), last = topOf(article, steps[steps.length - 1].row);
    window.relaybookRunOlder(page, key, about).forEach(function (box) { article.insertBefore(box, first); });
    article.insertBefore(bar(), first);
    article.insertBefore(runLog(), last.nextSibling);
    render();
  }

  window.addEventListener("storage", function (event) {
    if (!key || event.key !== key || !document.querySelector(".rb-run[data-followed]")) return;
    recall();
    render();
  });

  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
