/* Puts the map together: reads the address, asks for the view, shows it, and listens. */
(function () {
  "use strict";

  var map = window.relaybookMap, place = document.querySelector("[data-dependency-map]");
  if (!place || !window.relaybookMapData || !window.cytoscape) return;

  var model = map.model(window.relaybookMapData);
  model.ours = "Run by us";
  var parts = {}, canvas;

  function part(name, tag, className) {
    parts[name] = map.element(tag, className);
    place.appendChild(parts[name]);
  }

  function button(words, label, action) {
    var made = map.element("button", "rb-mode", words);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    parts.tools.appendChild(made);
  }

  function make() {
    place.textContent = "";
    part("search", "div", "rb-mapview__search");
    part("controls", "div", "rb-mapview__controls");
    part("title", "h2", "rb-mapview__title");
    part("trail", "p", "rb-note");
    part("said", "p", "rb-mapview__said");
    part("canvas", "div", "rb-mapview__canvas");
    part("here", "p", "rb-note rb-mapview__here");
    part("tools", "div", "rb-choices rb-mapview__tools");
    part("legend", "p", "rb-note");
    part("table", "div", "rb-table");
    parts.said.setAttribute("role", "status");
    parts.here.setAttribute("role", "status");
    parts.canvas.tabIndex = 0;
    parts.canvas.setAttribute("role", "application");
    parts.canvas.setAttribute("aria-label",
      "Map. Arrow keys move, Page Down and Up go through all boxes, Enter opens, Escape goes back. " +
      "The table below says the same.");
    button("+", "Larger", function () { canvas.zoom(1.25); });
    button("\u2212", "Smaller", function () { canvas.zoom(0.8); });
    button("All of it", "Show all of it", function () { canvas.fit(); canvas.cy.fit(undefined, 16); });
    parts.legend.textContent = "Lines lead from a system to what it needs: solid where it cannot do without, dashed where it can, " +
      "dotted where it is needed only to recover, follows from parts, or is a whole. Double frames are groups, dashed frames external systems or what is folded.";
    map.addSearch(parts.search, model, function () { return map.readAddress(window.location.hash); });
    canvas = new map.Canvas(parts.canvas, parts.here);
  }

  function drawingOf(view, focus) {
    var mode = view.state.mode;
    if (mode === "comparison" && !model.comparisons.length) mode = "";
    if (mode && map[mode] && /^(blast|recovery|findings|comparison|exit)$/.test(mode)) return map[mode](view, focus);
    if (focus) return map.focusView(view, focus);
    return view.state.open ? map.openedGroup(view) : map.overview(view);
  }

  function showTrail(view, focus) {
    parts.trail.textContent = "";
    function link(words, href) {
      var made = map.element("a", "", words);
      made.href = href;
      if (parts.trail.firstChild) parts.trail.appendChild(document.createTextNode(" \u00b7 "));
      parts.trail.appendChild(made);
    }
    if (view.state.open || focus || view.state.mode) link("All groups", "#by=" + encodeURIComponent(view.state.by));
    if (focus) link("Page of " + focus.title, map.pageAddress(focus.page));
    if (focus && view.state.mode) link("What stands around it", map.addressWith(view.state, { mode: "" }));
    if (focus && view.state.mode !== "blast") link("What fails with it", map.addressWith(view.state, { mode: "blast" }));
  }

  function show() {
    var view = { model: model, state: map.readAddress(window.location.hash) };
    var focus = model.byId[view.state.focus] || null, drawing = drawingOf(view, focus), missing = "";
    if (view.state.focus && !focus) missing = "There is no system " + JSON.stringify(view.state.focus) + " on this map. ";
    if (!drawing) {
      missing += "There is no group " + JSON.stringify(view.state.open) + " here. ";
      drawing = map.overview(view);
    }
    map.thinOut(drawing);
    map.showControls(parts.controls, view, focus);
    parts.title.textContent = drawing.title;
    showTrail(view, focus);
    map.showWords(parts.said, drawing, view);
    if (missing) parts.said.textContent = missing + parts.said.textContent;
    map.showTable(parts.table, drawing);
    parts.here.textContent = "";
    canvas.show(drawing);
    place.setAttribute("data-shown", window.location.hash || "#");
  }

  make();
  show();
  window.addEventListener("hashchange", show);
  window.addEventListener("beforeprint", function () { canvas.fit(); });
  new MutationObserver(function () { canvas.restyle(); }).observe(document.body, {
    attributes: true, attributeFilter: ["data-md-color-scheme"],
  });
  if (window.ResizeObserver) new ResizeObserver(function () { if (canvas.cy) canvas.cy.resize(); }).observe(parts.canvas);
})();
