/* What fails with a system: down or degraded, after how long, and through what. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var SIGN = { down: "\u2716 down", degraded: "\u25b2 degraded" };

  function throughWhat(view, hit) {
    return hit.path.slice(1).map(function (edge) {
      return view.model.systems[edge.source].title;
    }).join(" \u2192 ");
  }

  function entry(view, hit, number, isIt) {
    var doubt = hit.assumed ? " (assumed)" : "", after = hit.after ? map.span(hit.after) : "";
    var sign = SIGN[hit.state] + (after ? " after " + after : "") + doubt;
    return {
      number: number, column: -hit.path.length, always: isIt, state: hit.state,
      more: {
        sign: isIt ? "\u2716 fails" : sign, look: "system " + (isIt ? "focus down" : hit.state),
      },
      first: [
        { text: isIt ? "fails" : hit.state + doubt }, { text: String(hit.path.length) },
        { text: after || "at once", sort: String(hit.after) }, { text: throughWhat(view, hit) },
      ],
    };
  }

  // The nearest first, and of those what is down.
  function inOrder(one, other) {
    if (one.column !== other.column) return other.column - one.column;
    if (one.state !== other.state) return one.state === "down" ? -1 : 1;
    return one.number - other.number;
  }

  function sayHowMany(drawing, hits, failed) {
    var count = { down: 0, degraded: 0 }, assumed = 0;
    hits.forEach(function (hit, number) {
      if (!hit || number === failed) return;
      count[hit.state] += 1;
      if (hit.assumed) assumed += 1;
    });
    drawing.said.push(count.down + " down and " + count.degraded +
      " degraded besides it, by what the records say.");
    if (assumed) {
      drawing.said.push("Of these " + assumed +
        " are assumed: somewhere on the way nobody says what a failure does.");
    }
  }

  map.blast = function (view, focus) {
    if (!focus) {
      return map.nothingToDraw("Blast radius",
        "Choose a system: search for it, or open a group and pick one.");
    }
    var hits = map.fail(view.model, [focus.number]), list = [];
    hits.forEach(function (hit, number) {
      if (hit) list.push(entry(view, hit, number, number === focus.number));
    });
    list.sort(inOrder);
    var headers = ["What", "Steps", "After", "Through"];
    var drawing = map.inColumns(view, "When " + focus.title + " fails", headers, list);
    map.addNeeds(view, drawing, function (edge) {
      return edge.runs && edge.effect;
    }, "along which no failure goes");
    sayHowMany(drawing, hits, focus.number);
    return drawing;
  };
})();
