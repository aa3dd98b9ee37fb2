/* Which systems have open findings, the worst to the left. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var ORDER = { error: 0, warning: 1, info: 2 };

  map.findings = function (view) {
    var systems = view.model.systems, title = "Systems with open findings";
    var list = systems.filter(function (system) { return system.findings; }).map(function (system) {
      var order = ORDER[system.worst];
      return {
        number: system.number, column: order, more: { look: "system " + system.worst },
        first: [{ text: system.worst, sort: String(order) }],
      };
    }).sort(function (one, other) {
      return one.column - other.column ||
        systems[other.number].findings - systems[one.number].findings || one.number - other.number;
    });
    if (!list.length) return map.nothingToDraw(title, "No system has an open finding.");
    var drawing = map.inColumns(view, title, ["Worst"], list);
    drawing.said.push(map.plural(list.length, "system has", "systems have") +
      " open findings; errors stand to the left.");
    return drawing;
  };
})();
