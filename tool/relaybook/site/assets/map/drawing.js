/*
 * What every view is made of: boxes, lines between them, sentences that say what is not drawn, and
 * the rows of the table that says the same. Views return one of these; canvas and table show it.
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var MOST_LINES = 300;

  map.plural = function (count, one, many) {
    return count.toLocaleString("en") + " " + (count === 1 ? one : many || one + "s");
  };

  map.span = function (seconds) {
    var units = [[86400, " d"], [3600, " h"], [60, " min"], [1, " s"]], words = [];
    units.forEach(function (unit) {
      var count = Math.floor(seconds / unit[0]);
      seconds -= count * unit[0];
      if (count && words.length < 2) words.push(count + unit[1]);
    });
    return words.join(" ") || "0 min";
  };

  map.drawing = function (title, headers) {
    return {
      title: title, said: [], nodes: [], edges: [], headers: headers, rows: [], has: Object.create(null),
    };
  };

  // What stands on a box besides its title: at most three words or so.
  function signs(system) {
    var words = [system.tier, system.owner];
    if (system.external) words.push("external");
    if (system.lifecycle !== "production") words.push(system.lifecycle);
    return words.join(" · ");
  }

  // more: `sign` is a line of its own, with a word for what `look` says in colour.
  map.addSystem = function (view, drawing, number, x, y, more) {
    var system = view.model.systems[number];
    var node = {
      id: "s" + number, system: number, x: x, y: y, title: system.title, about: signs(system),
      sign: system.findings ? findingsOf(system) : "", look: "system",
      href: map.addressWith(view.state, { focus: system.id, open: "", all: "" }),
    };
    for (var key in more || {}) node[key] = more[key];
    if (system.external) node.look += " external";
    drawing.has[node.id] = node;
    drawing.nodes.push(node);
  };

  function findingsOf(system) {
    var sign = { error: "\u2716 ", warning: "\u25b2 ", info: "\u25cf " }[system.worst] || "";
    return sign + map.plural(system.findings, "finding");
  }
  map.findingsOf = findingsOf;

  map.addBox = function (drawing, node) {
    drawing.has[node.id] = node;
    drawing.nodes.push(node);
  };

  map.strength = function (edges) {
    if (edges.every(function (edge) { return edge.derived; })) return "derived";
    var rest = edges.filter(function (edge) { return !edge.recovers; });
    if (!rest.length) return "recovery";
    return rest.some(function (edge) { return edge.hard; }) ? "hard" : "soft";
  };

  map.how = function (edge) {
    var words = [edge.part ? "part of it" : edge.kind.replace(/_/g, " "), edge.hard ? "hard" : "soft"];
    if (edge.part) words.pop();
    if (edge.derived) words.push("follows from its parts");
    if (edge.group) words.push("one of several will do");
    if (edge.recovers) words.push("to recover");
    return words.filter(Boolean).join(", ");
  };

  // All needs between systems that are drawn, one line for each pair; those that are not `chosen` are
  // counted, with the reason `why`.
  map.addNeeds = function (view, drawing, chosen, why) {
    var left = 0;
    drawing.nodes.forEach(function (node) {
      if (node.system === undefined) return;
      var system = view.model.systems[node.system], pairs = {};
      system.needs.concat(system.derived).forEach(function (edge) {
        if (!drawing.has["s" + edge.target]) return;
        if (chosen && !chosen(edge)) left += 1;
        else (pairs[edge.target] = pairs[edge.target] || []).push(edge);
      });
      system.wholes.forEach(function (whole) {
        if (drawing.has["s" + whole]) {
          drawing.edges.push({ source: node.id, target: "s" + whole, look: "part", label: "part of" });
        }
      });
      Object.keys(pairs).forEach(function (target) {
        drawing.edges.push({
          source: node.id, target: "s" + target, look: map.strength(pairs[target]), label: "",
        });
      });
    });
    if (left) {
      drawing.said.push("Not drawn between these: " + map.plural(left, "dependency", "dependencies") +
        ", " + why + ".");
    }
  };

  map.passes = function (view) {
    var vendor = view.state.vendor, ours = view.model.ours;
    return function (number) {
      var system = view.model.systems[number];
      if (view.state.legacy && !system.legacy) return false;
      if (!vendor) return true;
      return vendor === "*" ? system.vendor !== ours : system.vendor === vendor;
    };
  };

  // Cells of the table: words, or words with an address.
  map.cells = function (view, number) {
    var system = view.model.systems[number];
    return [
      { text: system.title, href: map.addressWith(view.state, { focus: system.id, open: "", all: "" }) },
      { text: system.tier }, { text: system.owner }, { text: system.vendor },
      { text: system.findings ? findingsOf(system) : "", sort: String(system.findings) },
      { text: "page", page: system.page, label: "Page of " + system.title },
    ];
  };
  map.HEADERS = ["System", "Tier", "Owner", "Vendor", "Findings", "Page"];

  // More lines than this are a felt that nobody sees through; the heaviest stay.
  map.thinOut = function (drawing) {
    var left = drawing.edges.length - MOST_LINES;
    if (left <= 0) return;
    drawing.edges = drawing.edges.map(function (edge, number) {
      return { edge: edge, weight: edge.weight || (edge.look === "hard" ? 1 : 0), number: number };
    }).sort(function (one, other) {
      return other.weight - one.weight || one.number - other.number;
    }).slice(0, MOST_LINES).map(function (one) { return one.edge; });
    drawing.said.push("Drawn are the " + MOST_LINES + " lines that stand for most; " + map.plural(left, "other is", "others are") +
      " not.");
  };

  // Always printed, so that nobody takes a part for the whole.
  map.sayHowMany = function (view, drawing, filtered) {
    var shown = drawing.nodes.filter(function (node) { return node.system !== undefined; }).length;
    drawing.said.unshift("Showing " + shown.toLocaleString("en") + " of " +
      map.plural(view.model.systems.length, "system") + ".");
    if (filtered) drawing.said.push(map.plural(filtered, "system") + " left out by the filters.");
  };

  // Boxes in columns around a middle line. lists: of each column the nodes to add, top to bottom.
  map.columns = function (lists, add) {
    Object.keys(lists).forEach(function (column) {
      var list = lists[column], top = -(list.length - 1) / 2;
      list.forEach(function (one, index) { add(one, +column, top + index); });
    });
  };
})();
