/* Where what is declared and what was observed differ. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var WORDS = { here: "only declared", there: "only observed" };

  function differences(found) {
    var list = [];
    ["here", "there"].forEach(function (key) {
      for (var i = 0; i < found[key].length; i += 2) {
        list.push({ source: found[key][i], target: found[key][i + 1], look: key });
      }
    });
    return list;
  }

  function systemsOf(pairs) {
    var named = {};
    pairs.forEach(function (pair) { named[pair.source] = named[pair.target] = true; });
    return Object.keys(named).map(function (number) {
      return { number: +number, column: 0, more: {}, first: [] };
    });
  }

  // Apart from each other, so that the words on the lines can be read.
  function spreadOut(view, drawing) {
    var at = view.model.groupings[0], width = Math.ceil(Math.sqrt(drawing.nodes.length));
    drawing.nodes.sort(function (one, other) {
      return at.inside[one.system][0] - at.inside[other.system][0] || one.system - other.system;
    }).forEach(function (node, index) {
      var row = Math.floor(index / width);
      node.x = 1.4 * (index % width + row % 2 / 2);
      node.y = row * 1.6;
    });
  }

  function when(found) {
    return (found.taken ? "Taken on " + found.taken + ". " : "Nobody says when it was taken. ") +
      (found.window ? "Window: " + found.window + ". " : "Nobody says which time it covers. ") +
      "Observed data can be wrong too.";
  }

  function unread(found) {
    return found.problems.map(function (one) { return "Could not be read: " + one + ". "; }).join("");
  }

  map.comparison = function (view) {
    var found = view.model.comparisons[view.state.with] || view.model.comparisons[0];
    var pairs = differences(found), both = found.both.length / 2;
    var title = "Declared and observed: " + found.name;
    if (!pairs.length) {
      return map.nothingToDraw(title, unread(found) + "Both sides agree in all " +
        map.plural(both, "dependency", "dependencies") + ". " + when(found));
    }
    var drawing = map.inColumns(view, title, [], systemsOf(pairs));
    spreadOut(view, drawing);
    pairs.forEach(function (pair) {
      if (!drawing.has["s" + pair.source] || !drawing.has["s" + pair.target]) return;
      drawing.edges.push({
        source: "s" + pair.source, target: "s" + pair.target, look: pair.look, label: WORDS[pair.look],
      });
    });
    drawing.headers = ["Needs", "Is needed", "Where"];
    drawing.rows = pairs.map(function (pair) {
      return [
        map.cells(view, pair.source)[0], map.cells(view, pair.target)[0], { text: WORDS[pair.look] },
      ];
    });
    drawing.said.push(unread(found) +
      map.plural(found.here.length / 2, "dependency is", "dependencies are") + " only declared, " +
      found.there.length / 2 + " only observed, " + both + " in both, which are not drawn. " + when(found));
    return drawing;
  };
})();
