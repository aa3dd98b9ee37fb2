/* The same as the drawing in words: sentences above it, a table below it. Text is only ever text. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};

  var FIRST_ROWS = 250;

  map.element = function (tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  map.pageAddress = function (path) {
    // Pages end as this one does: in `.html` from a folder, else in a slash.
    return map.root + path + (/\.html$/.test(window.location.pathname) ? ".html" : "/");
  };

  function cell(given) {
    var made = map.element("td");
    if (given.sort) made.setAttribute("data-sort", given.sort);
    if (!given.href && !given.page) {
      made.textContent = given.text;
      return made;
    }
    var link = map.element("a", "", given.text);
    link.href = given.href || map.pageAddress(given.page);
    if (given.label) link.setAttribute("aria-label", given.label);
    made.appendChild(link);
    return made;
  }

  function addRows(body, rows) {
    rows.forEach(function (cells) {
      var row = map.element("tr");
      cells.forEach(function (one) { row.appendChild(cell(one)); });
      body.appendChild(row);
    });
  }

  // Thousands of rows take longer than a reader wants to wait for the first.
  function addMore(place, body, rows) {
    if (!rows.length) return;
    var button = map.element("button", "rb-mode", "Show the other " + map.plural(rows.length, "row"));
    button.type = "button";
    button.addEventListener("click", function () {
      addRows(body, rows);
      button.remove();
    });
    place.appendChild(button);
  }

  map.showTable = function (place, drawing) {
    var table = map.element("table"), head = map.element("tr"), body = map.element("tbody");
    place.textContent = "";
    drawing.headers.forEach(function (words) {
      var header = map.element("th", "", words);
      header.scope = "col";
      head.appendChild(header);
    });
    addRows(body, drawing.rows.slice(0, FIRST_ROWS));
    table.appendChild(map.element("thead")).appendChild(head);
    table.appendChild(body);
    var scrolls = map.element("div", "md-typeset__scrollwrap"), inner = map.element("div", "md-typeset__table");
    place.appendChild(scrolls).appendChild(inner).appendChild(table);
    table.setAttribute("aria-label", drawing.title);
    addMore(place, body, drawing.rows.slice(FIRST_ROWS));
    if (window.relaybookSortable && drawing.rows.length > 1) window.relaybookSortable(table);
  };

  map.showWords = function (place, drawing, view) {
    place.textContent = "";
    var said = drawing.said.slice();
    if (view.model.data.dangling) {
      said.push("Not on the map: " + map.plural(view.model.data.dangling, "dependency", "dependencies") +
        " on what is no system here.");
    }
    if (view.model.data.loops) said.push("Not on the map: " + map.plural(view.model.data.loops, "dependency", "dependencies") + " of a system on itself.");
    place.textContent = said.join(" ");
  };
})();
