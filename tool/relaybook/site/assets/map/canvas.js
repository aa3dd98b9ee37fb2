/*
 * The drawing, with cytoscape, and moving in it by keys: arrows go to the nearest box that way, Page
 * Down and Up through all in the order of the table, Enter opens, Escape goes back to the overview.
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var ACROSS = 250, DOWNWARDS = 76, MANY = 500, LONGEST = 30;
  var ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function cut(text) {
    return text.length > LONGEST ? text.slice(0, LONGEST - 1) + "\u2026" : text;
  }

  // How far a line swerves: in one column or row it would run through the boxes between its ends.
  function bend(one, other) {
    var across = Math.abs(one.x - other.x), down = Math.abs(one.y - other.y);
    if (one.isFrame || other.isFrame) return 0;
    if (across < 0.2 && down > 0.2) return 90 + 14 * down;
    return across > 1.2 && down < 0.6 ? 34 * across : 0;
  }

  // Lines leave and enter at the sides, so that they do not run behind the boxes of their column.
  function way(one, other) {
    if (one.isFrame || other.isFrame || Math.abs(other.x - one.x) < 0.7) return "";
    return other.x > one.x ? " rightwards" : " leftwards";
  }

  function elements(drawing) {
    var many = drawing.edges.length > MANY ? " many" : "";
    var nodes = drawing.nodes.map(function (node) {
      var label = [node.title, node.about, node.sign].filter(Boolean).map(cut).join("\n");
      return {
        group: "nodes", data: { id: node.id, label: label, parent: node.parent }, classes: node.look,
        position: { x: node.x * ACROSS * (drawing.across || 1), y: node.y * DOWNWARDS * (drawing.stretch || 1) }, grabbable: false,
      };
    });
    return nodes.concat(drawing.edges.map(function (edge, number) {
      var ends = [drawing.has[edge.source], drawing.has[edge.target]];
      var by = many ? 0 : bend(ends[0], ends[1]);
      return {
        group: "edges", classes: edge.look + many + (by ? " bent" : "") + way(ends[0], ends[1]),
        data: { id: "e" + number, source: edge.source, target: edge.target, label: edge.label, bend: by },
      };
    }));
  }

  function Canvas(place, said) {
    this.place = place;
    this.said = said;
    this.at = null;
    this.cy = null;
    var canvas = this;
    place.addEventListener("keydown", function (event) { canvas.key(event); });
    place.addEventListener("blur", function () { if (canvas.cy) canvas.cy.nodes().removeClass("here-now"); });
    place.addEventListener("focus", function () { if (canvas.at) canvas.go(canvas.at); });
  }

  // No higher than what is drawn in it: the table below is worth the room.
  Canvas.prototype.size = function (drawing) {
    var across = [0, 1], down = [0, 1];
    drawing.nodes.forEach(function (node) {
      if (node.isFrame) return;
      across = [Math.min(across[0], node.x), Math.max(across[1], node.x + 1)];
      down = [Math.min(down[0], node.y), Math.max(down[1], node.y + 1)];
    });
    var scale = Math.max(0.42, Math.min(1.1, this.place.clientWidth / ((across[1] - across[0]) * ACROSS)));
    var high = (down[1] - down[0]) * DOWNWARDS * (drawing.stretch || 1) * scale;
    this.place.style.height = Math.round(Math.max(220, high + 110)) + "px";
  };

  Canvas.prototype.show = function (drawing) {
    var canvas = this, many = drawing.edges.length > MANY;
    if (this.cy) this.cy.destroy();
    this.size(drawing);
    this.drawing = drawing;
    this.boxes = drawing.nodes.filter(function (node) { return !node.isFrame; });
    this.at = this.boxes.filter(function (node) { return /focus/.test(node.look); })[0] || this.boxes[0] || null;
    this.cy = window.cytoscape({
      container: this.place, elements: elements(drawing), style: map.looks(this.place),
      layout: { name: "preset" }, autoungrabify: true, boxSelectionEnabled: false,
      userZoomingEnabled: false, minZoom: 0.05, maxZoom: 2.5,
      hideEdgesOnViewport: many, textureOnViewport: many,
    });
    this.cy.on("tap", "node", function (event) {
      canvas.open(drawing.has[event.target.id()]);
    });
    this.cy.on("mouseover", "node", function (event) { canvas.hover(drawing.has[event.target.id()]); });
    this.fit();
  };

  // Its lines stand out among those of the others.
  Canvas.prototype.mark = function (shown) {
    this.cy.edges().removeClass("near");
    shown.connectedEdges().addClass("near");
  };

  Canvas.prototype.hover = function (node) {
    this.mark(this.cy.getElementById(node.id));
    this.place.title = [node.title, node.about, node.sign].filter(Boolean).join(" \u00b7 ");
  };

  Canvas.prototype.open = function (node) {
    if (node && node.href) window.location.hash = node.href;
  };

  // All of it where that can be read; else as much as can, from the box that stands for the view.
  Canvas.prototype.fit = function () {
    if (!this.cy || !this.at) return;
    this.cy.resize();
    this.cy.fit(undefined, 16);
    if (this.cy.zoom() > 1.1) { this.cy.zoom(1.1); this.cy.center(); }
    if (this.cy.zoom() < 0.42) {
      this.cy.zoom(0.42);
      this.cy.center(/focus/.test(this.at.look) ? this.cy.getElementById(this.at.id) : undefined);
    }
  };

  Canvas.prototype.zoom = function (by) {
    var size = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: size });
  };

  Canvas.prototype.restyle = function () {
    if (this.cy) this.cy.style(map.looks(this.place));
  };

  Canvas.prototype.go = function (node) {
    this.at = node;
    this.cy.nodes().removeClass("here-now");
    var shown = this.cy.getElementById(node.id).addClass("here-now");
    var box = shown.renderedBoundingBox();
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > this.cy.width() || box.y2 > this.cy.height()) this.cy.center(shown);
    this.mark(shown);
    this.said.textContent = [node.title, node.about, node.sign].filter(Boolean).join(", ") +
      (node.href ? ". Enter opens it." : ".");
  };

  // The nearest box that way: what lies to the side counts three times as far.
  Canvas.prototype.towards = function (way) {
    var from = this.at, best = null, least = Infinity;
    this.boxes.forEach(function (node) {
      var x = (node.x - from.x) * ACROSS, y = (node.y - from.y) * DOWNWARDS;
      var ahead = x * way[0] + y * way[1], aside = Math.abs(x * way[1]) + Math.abs(y * way[0]);
      if (node !== from && ahead > 1 && ahead + 3 * aside < least) {
        least = ahead + 3 * aside;
        best = node;
      }
    });
    return best;
  };

  Canvas.prototype.key = function (event) {
    if (!this.at || event.ctrlKey || event.metaKey || event.altKey) return;
    var index = this.boxes.indexOf(this.at), last = this.boxes.length - 1, next = null;
    if (ARROWS[event.key]) next = this.towards(ARROWS[event.key]) || this.at;
    else if (event.key === "PageDown") next = this.boxes[Math.min(index + 1, last)];
    else if (event.key === "PageUp") next = this.boxes[Math.max(index - 1, 0)];
    else if (event.key === "Home") next = this.boxes[0];
    else if (event.key === "End") next = this.boxes[last];
    else if (event.key === "Enter") this.open(this.at);
    else if (event.key === "Escape") window.location.hash = "#";
    else if (event.key === "+" || event.key === "-") this.zoom(event.key === "+" ? 1.25 : 0.8);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (next) this.go(next);
  };

  map.Canvas = Canvas;
})();
