/*
 * Loads the map, on the one page that has a place for it: the library that draws, the data that the
 * build wrote, and our own scripts, one after the other. From a folder too, so by script elements.
 * On other pages, links with data-map-view get their view, which MkDocs would take for a heading.
 */
(function () {
  "use strict";

  var SCRIPTS = [
    "vendor/cytoscape.min.js", "map-data.js", "map/model.js", "map/failure.js", "map/address.js",
    "map/around.js", "map/drawing.js", "map/groups.js", "map/focus.js", "map/lists.js",
    "map/blast.js", "map/restore.js", "map/findings.js", "map/exit.js", "map/comparison.js",
    "map/looks.js", "map/canvas.js", "map/words.js", "map/controls.js", "map/page.js",
  ];
  var own = document.currentScript && document.currentScript.src;

  function point(link) {
    link.hash = link.getAttribute("data-map-view");
  }

  function load() {
    Array.prototype.forEach.call(document.querySelectorAll("a[data-map-view]"), point);
    if (!own || !document.querySelector("[data-dependency-map]") || window.relaybookMap) return;
    window.relaybookMap = { root: new URL("../..", own).href };
    SCRIPTS.forEach(function (name) {
      var script = document.createElement("script");
      script.src = new URL("../" + name, own).href;
      script.async = false;
      document.head.appendChild(script);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", load);
  else load();
})();
