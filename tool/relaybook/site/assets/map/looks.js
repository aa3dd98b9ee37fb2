/* How boxes and lines look. Colours are those of the page; each has a word, a sign or a stroke too. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var FONT = '"Helvetica Neue", Helvetica, Arial, sans-serif';

  map.WIDTH = 190;
  map.HEIGHT = 54;

  function colours(place) {
    var style = getComputedStyle(place), found = {};
    ["error", "warning", "ok", "info", "muted", "line", "ground"].forEach(function (name) {
      found[name] = style.getPropertyValue("--rb-" + name).trim();
    });
    found.ink = style.getPropertyValue("color");
    found.accent = style.getPropertyValue("--rb-info").trim();
    return found;
  }

  function stroke(look, width, style, colour) {
    return { selector: "edge." + look, style: {
      width: width, "line-style": style, "line-color": colour, "target-arrow-color": colour,
    } };
  }

  map.looks = function (place) {
    var c = colours(place);
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: map.WIDTH, height: map.HEIGHT, label: "data(label)",
        "font-family": FONT, "font-size": 12, "text-wrap": "wrap", "text-valign": "center",
        "text-max-width": map.WIDTH * 2, "line-height": 1.15, color: c.ink, "background-color": c.ground,
        "border-width": 1, "border-color": c.muted, "min-zoomed-font-size": 5,
      } },
      { selector: "node.group", style: { shape: "rectangle", "border-style": "double", "border-width": 4 } },
      { selector: "node.fold", style: { shape: "rectangle", "border-style": "dashed" } },
      { selector: "node.external", style: { "border-style": "dashed", "border-width": 1.5 } },
      { selector: "node.focus", style: { "border-width": 3, "border-color": c.accent, "font-weight": "bold" } },
      { selector: "node.down", style: { "border-width": 4, "border-color": c.error } },
      { selector: "node.degraded", style: { "border-width": 3, "border-style": "dashed", "border-color": c.warning } },
      { selector: "node.error", style: { "border-width": 3, "border-color": c.error } },
      { selector: "node.warning", style: { "border-width": 2, "border-color": c.warning } },
      { selector: "$node > node", style: {
        "background-opacity": 0, "border-style": "dashed", "border-color": c.muted, padding: 24,
        label: "data(label)", "text-valign": "top", "text-margin-y": -4, "font-weight": "bold",
      } },
      { selector: "node.here-now", style: {
        "outline-width": 4, "outline-color": c.accent, "outline-offset": 3,
      } },
      { selector: "edge", style: {
        width: 1.5, "line-color": c.muted, "curve-style": "bezier", "target-arrow-shape": "triangle",
        "target-arrow-color": c.muted, "arrow-scale": 0.9, label: "data(label)", "font-size": 11,
        "font-family": FONT, color: c.ink, "text-background-color": c.ground,
        "text-background-opacity": 0.85, "text-background-padding": 2, "min-zoomed-font-size": 6,
      } },
      stroke("soft", 1.2, "dashed", c.muted),
      stroke("recovery", 1.2, "dotted", c.muted),
      stroke("derived", 1, "dotted", c.info),
      stroke("part", 1, "dotted", c.muted),
      stroke("here", 1.8, "dashed", c.warning),
      stroke("there", 1.8, "dotted", c.error),
      // Around what stands between the ends, not through it.
      { selector: "edge.bent", style: {
        "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5,
      } },
      { selector: "edge.rightwards", style: { "source-endpoint": "90deg", "target-endpoint": "270deg" } },
      { selector: "edge.leftwards", style: { "source-endpoint": "270deg", "target-endpoint": "90deg" } },
      { selector: "edge.near", style: {
        width: 3, "line-color": c.accent, "target-arrow-color": c.accent, "z-index": 9,
      } },
      { selector: "edge.many", style: { "curve-style": "straight" } },
    ];
  };
})();
