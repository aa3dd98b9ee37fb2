/* Systems in columns on the map, and the same list in the table: what all modes are made of. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var MOST_DRAWN = 250, ROWS = 14;

  map.nothingToDraw = function (title, words) {
    var drawing = map.drawing(title, map.HEADERS);
    drawing.said.push(words);
    return drawing;
  };

  map.byNumber = function (one, other) { return one.number - other.number; };

  // Columns from left to right; one that is too long for anybody to look at becomes several.
  function wrapped(lists) {
    var found = {}, at = 0;
    Object.keys(lists).map(Number).sort(function (one, other) {
      return one - other;
    }).forEach(function (key) {
      var parts = Math.ceil(lists[key].length / ROWS);
      lists[key].forEach(function (one, index) {
        var column = at + index % parts;
        (found[column] = found[column] || []).push(one);
      });
      at += parts;
    });
    return found;
  }

  // list: of each system its number, its column, `more` for its box, and the first cells of its
  // row. `always`: whether no filter leaves it out.
  map.inColumns = function (view, title, headers, list) {
    var drawing = map.drawing(title, headers.concat(map.HEADERS)), passes = map.passes(view);
    var lists = {}, fitting = list.filter(function (one) { return one.always || passes(one.number); });
    fitting.slice(0, MOST_DRAWN).forEach(function (one) {
      (lists[one.column] = lists[one.column] || []).push(one);
    });
    map.columns(wrapped(lists), function (one, column, row) {
      map.addSystem(view, drawing, one.number, column, row, one.more);
    });
    fitting.forEach(function (one) {
      drawing.rows.push(one.first.concat(map.cells(view, one.number)));
    });
    map.sayHowMany(view, drawing, list.length - fitting.length);
    if (fitting.length > MOST_DRAWN) {
      drawing.said.push(map.plural(fitting.length - MOST_DRAWN, "system") +
        " of this list stand only in the table below.");
    }
    return drawing;
  };
})();
