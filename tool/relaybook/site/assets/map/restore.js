/* What comes back when: all waves as groups, or what one system waits for. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};

  // Of alternatives the soft ones count where one is hard.
  function startsWith(system) {
    var hardGroups = {};
    var starting = system.needs.filter(function (edge) { return edge.starts; });
    starting.forEach(function (edge) { if (edge.group && edge.hard) hardGroups[edge.group] = true; });
    return starting.filter(function (edge) { return edge.hard || hardGroups[edge.group]; });
  }

  // A system and all that it cannot be started or recovered without, alternatives too, by number.
  map.coldStart = function (model, number) {
    var found = {}, waiting = [number];
    found[number] = true;
    while (waiting.length) {
      startsWith(model.systems[waiting.pop()]).forEach(function (edge) {
        if (found[edge.target]) return;
        found[edge.target] = true;
        waiting.push(edge.target);
      });
    }
    return Object.keys(found).map(Number);
  };

  function back(system) {
    if (system.isBackKnown) return map.span(system.back);
    return system.back ? map.span(system.back) + " at least" : "nobody knows";
  }

  function entry(system, isIt) {
    return {
      number: system.number, column: +system.wave.replace(/\D/g, ""), always: isIt,
      more: {
        sign: system.wave + " \u00b7 back: " + back(system), look: isIt ? "system focus" : "system",
      },
      first: [{ text: system.wave }, { text: back(system), sort: String(system.back) }],
    };
  }

  map.recovery = function (view, focus) {
    if (!focus) {
      var waves = view.state.open ? map.openedGroup(view) : map.overview(view);
      if (waves) {
        waves.said.push("Wave 1 comes back first; what is in a wave waits only for earlier ones.");
      }
      return waves;
    }
    var list = map.coldStart(view.model, focus.number).map(function (number) {
      return entry(view.model.systems[number], number === focus.number);
    }).sort(function (one, other) {
      return one.column - other.column || one.number - other.number;
    });
    var title = "Bringing " + focus.title + " back: first what stands to the left";
    var drawing = map.inColumns(view, title, ["Wave", "Back after"], list);
    map.addNeeds(view, drawing, function (edge) { return edge.starts; }, "needed only later");
    drawing.said.push("Waves and times are those of the recovery of everything.");
    return drawing;
  };
})();
