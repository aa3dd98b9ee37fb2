/* What the buttons show: what fails, what comes back when, findings, comparison, what leaves. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var MOST_DRAWN = 250;

  function nothing(title, words) {
    var drawing = map.drawing(title, map.HEADERS);
    drawing.said.push(words);
    return drawing;
  }

  // Draws `list` of {number, column, more, first} in columns, and all of it in the table.
  function inColumns(view, title, headers, list) {
    var drawing = map.drawing(title, headers.concat(map.HEADERS)), passes = map.passes(view);
    var fitting = list.filter(function (one) { return one.always || passes(one.number); });
    var lists = {};
    fitting.slice(0, MOST_DRAWN).forEach(function (one) {
      (lists[one.column] = lists[one.column] || []).push(one);
    });
    map.columns(wrapped(lists), function (one, column, row) {
      map.addSystem(view, drawing, one.number, column, row, one.more);
    });
    fitting.forEach(function (one) {
      drawing.rows.push(one.first.concat(map.cells(view, one.number)));
    });
    map.sayHowMany(view, drawing, list.length - fitting.length);
    if (fitting.length > MOST_DRAWN) {
      drawing.said.push(map.plural(fitting.length - MOST_DRAWN, "system") + " of this list stand only in the table below.");
    }
    return drawing;
  }

  // A column that is too long for anybody to look at becomes several.
  function wrapped(lists) {
    var found = {}, at = 0, rows = 14;
    Object.keys(lists).map(Number).sort(function (a, b) { return a - b; }).forEach(function (key) {
      var parts = Math.ceil(lists[key].length / rows);
      lists[key].forEach(function (one, index) {
        var column = at + index % parts;
        (found[column] = found[column] || []).push(one);
      });
      at += parts;
    });
    return found;
  }

  var SIGN = { down: "\u2716 down", degraded: "\u25b2 degraded" };

  map.blast = function (view, focus) {
    if (!focus) return nothing("Blast radius", "Choose a system: search for it, or open a group and pick one.");
    var hits = map.fail(view.model, [focus.number]), list = [], count = { down: 0, degraded: 0 }, assumed = 0;
    hits.forEach(function (hit, number) {
      if (!hit) return;
      var isIt = number === focus.number;
      if (!isIt) { count[hit.state] += 1; assumed += hit.assumed ? 1 : 0; }
      var after = hit.after ? " after " + map.span(hit.after) : "";
      var through = hit.path.slice(1).map(function (edge) { return view.model.systems[edge.source].title; });
      list.push({
        number: number, column: -hit.path.length, always: isIt,
        more: {
          sign: isIt ? "\u2716 fails" : SIGN[hit.state] + after + (hit.assumed ? " (assumed)" : ""),
          look: "system " + (isIt ? "focus down" : hit.state),
        },
        first: [
          { text: isIt ? "fails" : hit.state + (hit.assumed ? " (assumed)" : "") },
          { text: String(hit.path.length) }, { text: hit.after ? map.span(hit.after) : "at once", sort: String(hit.after) },
          { text: through.join(" \u2192 ") },
        ],
      });
    });
    list.sort(function (one, other) {
      return other.column - one.column || (hits[one.number].state < hits[other.number].state ? 1 : -1) *
        (hits[one.number].state === hits[other.number].state ? 0 : 1) || one.number - other.number;
    });
    var drawing = inColumns(view, "When " + focus.title + " fails", ["What", "Steps", "After", "Through"], list);
    map.addNeeds(view, drawing, function (edge) {
      return edge.runs && edge.effect;
    }, "carry no failure are");
    drawing.said.push(count.down + " down and " + count.degraded + " degraded besides it, by what the records say." +
      (assumed ? " Of these " + assumed + " are assumed: somewhere on the way nobody says what a failure does." : ""));
    return drawing;
  };

  // The needs of a cold start, alternatives too.
  function coldStart(view, focus) {
    var found = {}, waiting = [focus.number];
    found[focus.number] = true;
    while (waiting.length) {
      startsWith(view.model.systems[waiting.pop()]).forEach(function (target) {
        if (!found[target]) { found[target] = true; waiting.push(target); }
      });
    }
    return Object.keys(found).map(Number);
  }

  // Of alternatives the soft ones count where one is hard.
  function startsWith(system) {
    var hardGroups = {};
    var starting = system.needs.filter(function (edge) { return edge.starts; });
    starting.forEach(function (edge) { if (edge.group && edge.hard) hardGroups[edge.group] = true; });
    return starting.filter(function (edge) {
      return edge.hard || hardGroups[edge.group];
    }).map(function (edge) { return edge.target; });
  }

  function backWords(system) {
    return system.isBackKnown ? map.span(system.back)
      : system.back ? map.span(system.back) + " at least" : "nobody knows";
  }

  map.recovery = function (view, focus) {
    if (!focus) {
      var drawing = view.state.open ? map.openedGroup(view) : map.overview(view);
      if (drawing) drawing.said.push("Wave 1 comes back first; what is in a wave waits only for earlier ones.");
      return drawing;
    }
    var list = coldStart(view, focus).map(function (number) {
      var system = view.model.systems[number];
      return {
        number: number, column: +system.wave.replace(/\D/g, ""), always: number === focus.number,
        more: { sign: system.wave + " · back: " + backWords(system), look: number === focus.number ? "system focus" : "system" },
        first: [{ text: system.wave }, { text: backWords(system), sort: String(system.back) }],
      };
    }).sort(function (one, other) { return one.column - other.column || one.number - other.number; });
    var found = inColumns(view, "Bringing " + focus.title + " back: first what stands to the left", ["Wave", "Back after"], list);
    map.addNeeds(view, found, function (edge) { return edge.starts; }, "matter only later are");
    found.said.push("Waves and times are those of the recovery of everything.");
    return found;
  };

  map.findings = function (view) {
    var order = { error: 0, warning: 1, info: 2 };
    var list = view.model.systems.filter(function (system) { return system.findings; }).map(function (system) {
      return { number: system.number, column: order[system.worst], more: { look: "system " + system.worst }, first: [{ text: system.worst, sort: String(order[system.worst]) }] };
    }).sort(function (one, other) {
      return one.column - other.column || view.model.systems[other.number].findings - view.model.systems[one.number].findings || one.number - other.number;
    });
    if (!list.length) return nothing("Systems with open findings", "No system has an open finding.");
    var drawing = inColumns(view, "Systems with open findings", ["Worst"], list);
    drawing.said.push(map.plural(list.length, "system has", "systems have") + " open findings; errors stand to the left.");
    return drawing;
  };

  map.exit = function (view) {
    var exits = view.model.exits;
    var day = exits.filter(function (one) { return one.day === view.state.day; })[0] || exits[0];
    var gone = {}, list = [], crossing = {}, edges = 0;
    for (var i = 0; i < day.gone.length; i += 2) gone[day.gone[i]] = day.reasons[day.gone[i + 1]];
    view.model.needs.forEach(function (need) {
      var leaves = need.target in gone, goes = need.source in gone;
      if (leaves === goes) return;
      edges += 1;
      var stays = leaves ? need.source : need.target;
      crossing[stays] = (crossing[stays] || 0) | (leaves ? 1 : 2);
    });
    Object.keys(gone).map(Number).forEach(function (number) {
      list.push({ number: number, column: 1, more: { sign: "\u2716 leaves", look: "system down" }, first: [{ text: "leaves: " + gone[number] }] });
    });
    Object.keys(crossing).map(Number).forEach(function (number) {
      var isNeeding = crossing[number] & 1;
      var words = isNeeding ? "stays, needs what leaves" : "stays, is needed by what leaves";
      list.push({ number: number, column: isNeeding ? 0 : 2, more: { sign: words, look: "system" }, first: [{ text: words }] });
    });
    var missing = view.state.day && view.state.day !== day.day;
    var title = "What leaves as of " + day.day + " (" + day.why + ")";
    var other = missing ? "Nothing ends on " + JSON.stringify(view.state.day) + ", so this is another day. " : "";
    if (!list.length) return nothing(title, other + "Nothing has left by then, as far as the records say.");
    var drawing = inColumns(view, title, ["Part"], list);
    if (other) drawing.said.push(other);
    map.addNeeds(view, drawing);
    drawing.edges = drawing.edges.filter(function (edge) { return (edge.source.slice(1) in gone) !== (edge.target.slice(1) in gone); });
    drawing.said.push(map.plural(Object.keys(gone).length, "system leaves", "systems leave") + "; " + map.plural(edges, "dependency crosses", "dependencies cross") + " the line. Only those are drawn.");
    return drawing;
  };

  map.comparison = function (view) {
    var found = view.model.comparisons[view.state.with] || view.model.comparisons[0], looks = {}, list = [], count = { here: 0, there: 0 };
    var drawn = {}, words = { here: "only declared", there: "only observed" };
    ["here", "there"].forEach(function (key) {
      for (var i = 0; i < found[key].length; i += 2) {
        looks[found[key][i] + " " + found[key][i + 1]] = key;
        drawn[found[key][i]] = drawn[found[key][i + 1]] = true;
        count[key] += 1;
      }
    });
    Object.keys(drawn).map(Number).forEach(function (number) {
      list.push({ number: number, column: 0, more: {}, first: [] });
    });
    var title = "Declared and observed: " + found.name;
    var unread = found.problems.map(function (one) { return "Could not be read: " + one + ". "; }).join("");
    if (!list.length) return nothing(title, unread + "Both sides agree in all " + map.plural(found.both.length / 2, "dependency", "dependencies") + ".");
    var drawing = inColumns(view, title, [], list);
    spreadOut(view, drawing);
    Object.keys(looks).forEach(function (pair) {
      var ends = pair.split(" "), key = looks[pair];
      if (!drawing.has["s" + ends[0]] || !drawing.has["s" + ends[1]]) return;
      drawing.edges.push({ source: "s" + ends[0], target: "s" + ends[1], look: key, label: words[key] });
    });
    drawing.headers = ["Needs", "Is needed", "Where"];
    drawing.rows = Object.keys(looks).map(function (pair) {
      var ends = pair.split(" ").map(function (number) { return map.cells(view, +number)[0]; });
      return ends.concat([{ text: words[looks[pair]] }]);
    });
    drawing.said.push(unread + map.plural(count.here, "dependency is", "dependencies are") + " only declared, " + count.there + " only observed, " + found.both.length / 2 +
      " in both, which are not drawn. " + (found.taken ? "Taken on " + found.taken + ". " : "Nobody says when it was taken. ") +
      (found.window ? "Window: " + found.window + ". " : "Nobody says which time it covers. ") + "Observed data can be wrong too.");
    return drawing;
  };

  function spreadOut(view, drawing) {
    var at = view.model.groupings[0];
    var width = Math.ceil(Math.sqrt(drawing.nodes.length));
    drawing.nodes.sort(function (one, other) {
      return at.inside[one.system][0] - at.inside[other.system][0] || one.system - other.system;
    }).forEach(function (node, index) {
      node.x = 1.4 * (index % width + (Math.floor(index / width) % 2) / 2);
      node.y = Math.floor(index / width) * 1.6;
    });
  }
})();
