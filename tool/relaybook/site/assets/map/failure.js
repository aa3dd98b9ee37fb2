/*
 * What fails with what: the same simulation as `relaybook impact`, held against it by the tests.
 * States are reached in order of time, then of steps; of equals by number, which is the order of ids.
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var DOWN = 2, DEGRADED = 1;

  // A need is one edge, or alternatives of which one is enough.
  function needsOf(system) {
    var alone = [], groups = [];
    system.needs.forEach(function (edge) {
      if (!edge.runs) return;
      if (!edge.group) alone.push({ source: system.number, edges: [edge] });
      else if (groups[edge.group]) groups[edge.group].edges.push(edge);
      else groups[edge.group] = { source: system.number, edges: [edge] };
    });
    var wholes = system.wholes.map(function (whole) {
      var edge = { source: system.number, target: whole, effect: DOWN, tolerates: 0, part: true };
      return { source: system.number, edges: [edge] };
    });
    return alone.concat(groups.filter(Boolean), wholes);
  }

  function feltBy(model) {
    var felt = model.systems.map(function () { return []; });
    model.systems.forEach(function (system) {
      needsOf(system).forEach(function (need) {
        need.worst = Math.max.apply(null, need.edges.map(function (edge) { return edge.effect; }));
        if (need.worst) {
          need.edges.forEach(function (edge) { felt[edge.target].push([need, edge]); });
        }
      });
    });
    return felt;
  }

  function isBefore(one, other) {
    for (var i = 0; i < one.order.length; i += 1) {
      if (one.order[i] !== other.order[i]) return one.order[i] < other.order[i];
    }
    return false;
  }

  function push(heap, item) {
    var at = heap.push(item) - 1;
    while (at > 0) {
      var above = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[above])) return;
      var held = heap[at]; heap[at] = heap[above]; heap[above] = held;
      at = above;
    }
  }

  function pop(heap) {
    var first = heap[0], last = heap.pop(), at = 0;
    if (!heap.length) return first;
    heap[0] = last;
    for (;;) {
      var least = at, left = 2 * at + 1, right = left + 1;
      if (left < heap.length && isBefore(heap[left], heap[least])) least = left;
      if (right < heap.length && isBefore(heap[right], heap[least])) least = right;
      if (least === at) return first;
      var held = heap[at]; heap[at] = heap[least]; heap[least] = held;
      at = least;
    }
  }

  function Run(felt) {
    this.felt = felt;
    this.labels = felt.map(function () { return [null, null, null]; });
    this.heap = [];
    this.count = 0;
    this.left = new Map();
  }

  Run.prototype.reach = function (number, state, label) {
    for (var level = state; level > 0; level -= 1) {
      if (this.labels[number][level]) continue;
      this.labels[number][level] = label;
      for (var i = 0; i < this.felt[number].length; i += 1) {
        this.feel(this.felt[number][i][0], this.felt[number][i][1], level, label);
      }
    }
  };

  Run.prototype.feel = function (need, edge, level, label) {
    if (need.worst < level || this.labels[need.source][level]) return;
    var felt = {
      after: label.after + edge.tolerates, depth: label.depth + 1, step: edge, cause: level,
    };
    if (need.edges.length > 1) felt = this.lastOf(need, level, felt);
    if (!felt) return;
    this.count += 1;
    push(this.heap, {
      order: [felt.after, felt.depth, need.source, level, felt.step.target, this.count],
      number: need.source, level: level, label: felt,
    });
  };

  // Why the last of several alternatives is gone; null while one is left.
  Run.prototype.lastOf = function (need, level, felt) {
    var known = this.left.get(need) || this.left.set(need, []).get(need);
    var seen = known[level] || (known[level] = { left: need.edges.length, last: null });
    var last = seen.last;
    seen.left -= 1;
    if (!last || felt.after > last.after ||
        (felt.after === last.after && felt.depth > last.depth)) seen.last = felt;
    return seen.left ? null : seen.last;
  };

  function pathOf(labels, number, state) {
    var path = [];
    for (var label = labels[number][state]; label.step; label = labels[number][state]) {
      path.push(label.step);
      number = label.step.target;
      state = label.cause;
    }
    return path;
  }

  // All that is hit when `failed` (numbers) fail at once, by number: state, after, path, assumed.
  map.fail = function (model, failed) {
    model.felt = model.felt || feltBy(model);
    var run = new Run(model.felt);
    failed.slice().sort(function (one, other) { return one - other; }).forEach(function (number) {
      if (!run.labels[number][DOWN]) run.reach(number, DOWN, { after: 0, depth: 0, step: null });
    });
    while (run.heap.length) {
      var next = pop(run.heap);
      if (!run.labels[next.number][next.level]) run.reach(next.number, next.level, next.label);
    }
    return run.labels.map(function (labels, number) {
      var state = labels[DOWN] ? DOWN : labels[DEGRADED] ? DEGRADED : 0;
      if (!state) return null;
      var path = pathOf(run.labels, number, state);
      return {
        state: state === DOWN ? "down" : "degraded", after: labels[state].after, path: path,
        assumed: path.some(function (edge) { return edge.assumed; }),
      };
    });
  };
})();
