/* What leaves by a day, what stays and needs it, and what of ours it needs. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};

  function reasons(day) {
    var gone = {};
    for (var i = 0; i < day.gone.length; i += 2) gone[day.gone[i]] = day.reasons[day.gone[i + 1]];
    return gone;
  }

  // Of what stays: 1 where it needs what leaves, 2 where it is needed by it, 3 for both.
  function crossing(model, gone) {
    var found = { edges: 0, of: {} };
    model.needs.forEach(function (need) {
      var leaves = need.target in gone;
      if (leaves === need.source in gone) return;
      var stays = leaves ? need.source : need.target;
      found.edges += 1;
      found.of[stays] = (found.of[stays] || 0) | (leaves ? 1 : 2);
    });
    return found;
  }

  function entries(gone, crossed) {
    var list = Object.keys(gone).map(function (number) {
      return {
        number: +number, column: 1, more: { sign: "\u2716 leaves", look: "system down" },
        first: [{ text: "leaves: " + gone[number] }],
      };
    });
    return list.concat(Object.keys(crossed.of).map(function (number) {
      var needs = crossed.of[number] & 1;
      var words = "stays, " + (needs ? "needs what leaves" : "is needed by what leaves");
      return {
        number: +number, column: needs ? 0 : 2, more: { sign: words, look: "system" },
        first: [{ text: words }],
      };
    }));
  }

  map.exit = function (view) {
    var wanted = view.state.day, exits = view.model.exits;
    var day = exits.filter(function (one) { return one.day === wanted; })[0] || exits[0];
    var gone = reasons(day), crossed = crossing(view.model, gone), list = entries(gone, crossed);
    var title = "What leaves as of " + day.day + " (" + day.why + ")";
    var other = wanted && wanted !== day.day
      ? "Nothing ends on " + JSON.stringify(wanted) + ", so this is another day. " : "";
    if (!list.length) {
      return map.nothingToDraw(title, other + "Nothing has left by then, as far as the records say.");
    }
    var drawing = map.inColumns(view, title, ["Part"], list);
    if (other) drawing.said.push(other);
    map.addNeeds(view, drawing, function (edge) {
      return edge.source in gone !== edge.target in gone;
    }, "with both ends on one side");
    drawing.said.push(map.plural(Object.keys(gone).length, "system leaves", "systems leave") + "; " +
      map.plural(crossed.edges, "dependency crosses", "dependencies cross") + " the line.");
    return drawing;
  };
})();
