/*
 * What stands around a system: what it needs to the right, what needs it to the left, by steps.
 * Nothing is left out without being counted: what a hub has more of, and what does not fit.
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var OF_ONE = 12, OF_ALL = 250;

  function others(system, isRight) {
    var edges = isRight ? system.needs.concat(system.derived)
      : system.neededBy.concat(system.derivedBy);
    var found = [];
    edges.forEach(function (edge) {
      var other = isRight ? edge.target : edge.source;
      if (found.indexOf(other) < 0) found.push(other);
    });
    return found;
  }

  function importance(model) {
    return function (one, other) {
      var first = model.systems[one], second = model.systems[other];
      return (/\d/.test(first.tier) ? first.tier : "z").localeCompare(
        /\d/.test(second.tier) ? second.tier : "z") || one - other;
    };
  }

  // side: 1 to the right, -1 to the left.
  function spread(view, side) {
    var edge = [view.focus], seen = {};
    seen[view.focus] = true;
    for (var step = 1; step <= view.depth && edge.length; step += 1) {
      var next = [];
      edge.forEach(function (number) {
        var near = others(view.model.systems[number], side > 0).filter(function (other) {
          return !seen[other];
        });
        var fitting = near.filter(view.passes);
        near.forEach(function (other) {
          seen[other] = true;
          if (fitting.indexOf(other) < 0) view.filtered[other] = true;
        });
        fitting.sort(importance(view.model));
        var most = view.unfolded[number] ? fitting.length : OF_ONE;
        var room = view.unfolded[number] ? most : Math.max(0, OF_ALL - view.count);
        var shown = fitting.slice(0, Math.min(most, room));
        if (shown.length < fitting.length) {
          view.folds.push({ of: number, side: side, step: step, count: fitting.length - shown.length });
        }
        shown.forEach(function (other) {
          view.count += 1;
          next.push(other);
          if (view.at[other] === undefined) view.at[other] = side * step;
        });
      });
      edge = next;
    }
  }

  // at: of each system its column, 0 the middle. folds: what is counted in place of being drawn.
  map.around = function (model, focus, depth, unfolded, passes) {
    var view = {
      model: model, focus: focus, depth: depth, unfolded: unfolded, passes: passes,
      at: {}, folds: [], filtered: {}, count: 0,
    };
    view.at[focus] = 0;
    spread(view, 1);
    spread(view, -1);
    return view;
  };
})();
