/*
 * What a run of a runbook becomes: lines of a log, Markdown for a ticket, the record of an exercise.
 *
 * An event is {at, step, what, text}: milliseconds, the index of a step or null, and one of start,
 * done, undone, note, wrong. Nothing here touches the page.
 */
(function () {
  "use strict";

  var MINUTE = 60000;
  var CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
  var LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g;

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function day(at) {
    var when = new Date(at);
    return when.getFullYear() + "-" + two(when.getMonth() + 1) + "-" + two(when.getDate());
  }

  function time(at) {
    var when = new Date(at);
    return two(when.getHours()) + ":" + two(when.getMinutes()) + ":" + two(when.getSeconds());
  }

  function offset(at) {
    var minutes = -new Date(at).getTimezoneOffset(), size = Math.abs(minutes);
    return (minutes < 0 ? "-" : "+") + two(Math.floor(size / 60)) + ":" + two(size % 60);
  }

  function clean(text) {
    return text.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(LONE, "$1\ufffd").trim();
  }

  // The state of each step after all events.
  function states(steps, events) {
    return steps.map(function (_, index) {
      var state = { done: null, note: "", wrong: "" };
      events.forEach(function (event) {
        if (event.step !== index) return;
        if (event.what === "done") state.done = event.at;
        else if (event.what === "undone") state.done = null;
        else if (event.what === "note" || event.what === "wrong") state[event.what] = clean(event.text || "");
      });
      return state;
    });
  }

  function words(steps, event) {
    if (event.what === "start") return "Started";
    var step = steps[event.step], name = "Step " + step.number, text = clean(event.text || "");
    if (event.what === "done") return name + " done: " + step.title;
    if (event.what === "undone") return name + " not done after all";
    if (event.what === "note") return text ? name + ", note: " + text : name + ", note taken back";
    return text ? name + " was wrong: " + text : name + " was not wrong after all";
  }

  function count(steps, events) {
    var all = states(steps, events);
    var done = all.filter(function (state) { return state.done !== null; }).length;
    var wrong = all.filter(function (state) { return state.wrong; }).length;
    return done + " of " + steps.length + (steps.length === 1 ? " step" : " steps") + " done" + (wrong ? ", " + wrong + " wrong" : "");
  }

  function minutes(events) {
    var last = events[events.length - 1].at;
    return Math.max(1, Math.ceil((last - events[0].at) / MINUTE));
  }

  // Markdown: addresses stay whole, all else is read as it was typed.
  function escaped(text) {
    return text.split(/(https?:\/\/[^\s<>()]+)/).map(function (part, index) {
      return index % 2 ? part : part.replace(/([\\`*_[\]<>|~#])/g, "\\$1");
    }).join("");
  }

  function markdown(about, steps, events) {
    var first = events[0].at;
    return [
      "**Run of " + escaped(clean(about.title).replace(/\s+/g, " ")) + "**",
      "",
      "- Runbook `" + about.runbook + "`, " + about.digest,
      "- " + day(first) + ", times in UTC" + offset(first),
      "- " + count(steps, events) + ", " + minutes(events) + " min",
      "",
    ].concat(events.map(function (event) {
      var date = day(event.at) === day(first) ? "" : day(event.at) + " ";
      return "- " + date + time(event.at) + " " + escaped(words(steps, event)).replace(/\n+/g, "\n  ");
    })).join("\n") + "\n";
  }

  function quoted(text) {
    return JSON.stringify(text).replace(/[\u2028\u2029\ufeff\ufffe\uffff]/g, function (letter) {
      return "\\u" + letter.charCodeAt(0).toString(16);
    });
  }

  // Plain where YAML reads nothing else in it: an id with a dash, a reference with its kind.
  function plain(text) {
    return /^(?:[a-z]+:)?[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(text) ? text : quoted(text);
  }

  function exercise(about, steps, events, answers) {
    var lines = [
      "runbook: " + plain(about.runbook),
      "digest: " + about.digest,
      "date: " + day(events[0].at),
      "mode: " + answers.mode,
      "by: [" + answers.by.map(plain).join(", ") + "]",
      "outcome: " + answers.outcome,
      "took: " + minutes(events) + "m",
    ];
    if (answers.help_needed) lines.push("help_needed: " + answers.help_needed);
    lines.push("steps:");
    states(steps, events).forEach(function (state, index) {
      var step = steps[index], note = [state.wrong, state.note].filter(Boolean).join("\n");
      lines.push("  - number: " + (/^[1-9][0-9]*$/.test(step.number) ? step.number : quoted(step.number)));
      lines.push("    digest: " + step.digest);
      lines.push("    result: " + (state.wrong ? "wrong" : state.done === null ? "skipped" : "ok"));
      if (note) lines.push("    note: " + quoted(note));
    });
    if (clean(answers.evidence)) {
      lines.push("evidence:", "  - type: log", "    ref: " + quoted(clean(answers.evidence)));
    }
    if (clean(answers.follow_up)) lines.push("follow_up: " + quoted(clean(answers.follow_up)));
    return lines.join("\n") + "\n";
  }

  // The first name that no exercise of the runbook has yet.
  function fileName(about, events) {
    var stem = day(events[0].at) + "-" + about.runbook, name = stem, number = 2;
    while (about.taken.indexOf(name) >= 0) {
      name = stem + "-" + number;
      number += 1;
    }
    return name + ".yaml";
  }

  window.relaybookRun = {
    states: states,
    words: words,
    count: count,
    day: day,
    time: time,
    markdown: markdown,
    exercise: exercise,
    fileName: fileName,
  };
})();
