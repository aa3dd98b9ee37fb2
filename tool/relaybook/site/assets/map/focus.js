/* One system in the middle: what it needs to the right, what needs it to the left. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};

  function unfoldedOf(view) {
    var found = {};
    view.state.all.split(" ").forEach(function (id) {
      if (view.model.byId[id]) found[view.model.byId[id].number] = true;
    });
    return found;
  }

  function addFold(view, drawing, fold, x, y) {
    var system = view.model.systems[fold.of];
    var needs = fold.side > 0 ? "that " + system.title + " needs" : "that need " + system.title;
    map.addBox(drawing, {
      id: "f" + fold.of + (fold.side > 0 ? "r" : "l"), x: x, y: y, look: "fold",
      title: "+" + fold.count.toLocaleString("en") + " more", about: needs, sign: "",
      href: map.addressWith(view.state, { all: (view.state.all + " " + system.id).trim() }),
    });
    var folded = "f" + fold.of + (fold.side > 0 ? "r" : "l"), own = "s" + fold.of;
    drawing.edges.push({
      source: fold.side > 0 ? own : folded, target: fold.side > 0 ? folded : own,
      look: "soft", label: String(fold.count),
    });
  }

  function listed(around) {
    var lists = {};
    Object.keys(around.at).map(Number).forEach(function (number) {
      (lists[around.at[number]] = lists[around.at[number]] || []).push(number);
    });
    return lists;
  }

  function side(hop) {
    if (!hop) return "in the middle";
    return (hop > 0 ? "needed, " : "needs it, ") + map.plural(Math.abs(hop), "step") + " away";
  }

  map.focusView = function (view, focus) {
    var around = map.around(view.model, focus.number, view.state.depth, unfoldedOf(view), map.passes(view));
    var drawing = map.drawing(focus.title + ": what needs it and what it needs", ["Where"].concat(map.HEADERS));
    var lists = listed(around), folded = 0;
    drawing.across = 1.2;
    around.folds.forEach(function (fold) {
      var column = fold.side * fold.step;
      (lists[column] = lists[column] || []).push(fold);
      folded += fold.count;
    });
    map.columns(lists, function (one, column, row) {
      if (typeof one !== "number") { addFold(view, drawing, one, column, row); return; }
      map.addSystem(view, drawing, one, column, row, one === focus.number ? { look: "system focus" } : {});
      drawing.rows.push([{ text: side(column), sort: String(100 + column) }].concat(map.cells(view, one)));
    });
    around.folds.forEach(function (fold) {
      var node = drawing.has["f" + fold.of + (fold.side > 0 ? "r" : "l")];
      drawing.rows.push([{ text: side(fold.side * fold.step), sort: String(100 + fold.side * fold.step) },
        { text: node.title + " " + node.about, href: node.href }].concat([0, 0, 0, 0, 0].map(function () { return { text: "" }; })));
    });
    map.addNeeds(view, drawing);
    var all = drawing.edges.length;
    drawing.edges = drawing.edges.filter(function (edge) { return isOnAWay(drawing, edge); });
    map.sayHowMany(view, drawing, Object.keys(around.filtered).length);
    if (folded) {
      drawing.said.push(map.plural(folded, "system") + " folded into " + map.plural(around.folds.length, "box", "boxes") +
        " with a plus, and what only they lead to; open one to see them.");
    }
    if (all > drawing.edges.length) {
      drawing.said.push("Not drawn between these: " + map.plural(all - drawing.edges.length, "line") +
        ", on no way from the middle.");
    }
    return drawing;
  };

  function isOnAWay(drawing, edge) {
    var one = drawing.has[edge.source], other = drawing.has[edge.target];
    return other.x - one.x === 1 || !one.x || !other.x || one.look === "fold" || other.look === "fold";
  }
})();
