/*
 * The data of the map as objects that know each other. Systems and needs are numbered as in the
 * data; nothing is looked up by a name that somebody wrote, but in `byId`, which inherits nothing.
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var FIRST_OF_KIND = 9;

  function needOf(number, source, target, code, kinds) {
    return {
      number: number, source: source, target: target,
      effect: code & 3, hard: !!(code & 4), assumed: !!(code & 8), runs: !!(code & 16),
      starts: !!(code & 32), recovers: !!(code & 64), legacy: !!(code & 128),
      derived: !!(code & 256), kind: kinds[(code >> FIRST_OF_KIND) - 1] || "",
      group: 0, tolerates: 0,
    };
  }

  function needsOf(data) {
    var all = [];
    data.needs.forEach(function (row, source) {
      for (var i = 0; i < row.length; i += 2) {
        all.push(needOf(all.length, source, row[i], row[i + 1], data.kinds));
      }
    });
    for (var i = 0; i < data.more.length; i += 3) {
      all[data.more[i]].group = data.more[i + 1];
      all[data.more[i]].tolerates = data.more[i + 2];
    }
    return all;
  }

  function pageOf(data, number) {
    var other = data.pages.other[number];
    return other || data.pages.folder + "/" + encodeURIComponent(data.ids[number]);
  }

  function systemsOf(data) {
    var external = {};
    data.external.forEach(function (number) { external[number] = true; });
    return data.ids.map(function (id, number) {
      var found = data.findings[number] || [0, ""], back = data.back[number];
      return {
        number: number, id: id, title: data.titles[number] || id,
        lifecycle: data.lifecycles[data.lifecycle[number]], external: !!external[number],
        aliases: data.aliases[number] || [], page: pageOf(data, number),
        findings: found[0], worst: found[1], legacy: false,
        back: back < 0 ? -back - 1 : back, isBackKnown: back >= 0,
        needs: [], neededBy: [], derived: [], derivedBy: [], wholes: [],
      };
    });
  }

  function pairs(flat) {
    var found = [];
    for (var i = 0; i < flat.length; i += 2) found.push([flat[i], flat[i + 1]]);
    return found;
  }

  function groupingOf(given) {
    return {
      name: given.name, titles: given.titles, of: given.of,
      at: pairs(given.at), inside: pairs(given.inside),
    };
  }

  function fill(model, data) {
    model.needs.forEach(function (need) {
      model.systems[need.source].needs.push(need);
      model.systems[need.target].neededBy.push(need);
      if (need.legacy) model.systems[need.source].legacy = model.systems[need.target].legacy = true;
    });
    for (var i = 0; i < data.derived.length; i += 3) {
      var derived = needOf(-1, data.derived[i], data.derived[i + 1], data.derived[i + 2], data.kinds);
      model.systems[derived.source].derived.push(derived);
      model.systems[derived.target].derivedBy.push(derived);
    }
    pairs(data.parts).forEach(function (pair) { model.systems[pair[0]].wholes.push(pair[1]); });
    model.systems.forEach(function (system, number) {
      if (/^(deprecated|retired)$/.test(system.lifecycle)) system.legacy = true;
      model.groupings.forEach(function (grouping) {
        system[grouping.name] = grouping.titles[grouping.of[number]];
      });
      model.byId[system.id] = system;
    });
  }

  map.model = function (data) {
    var model = {
      data: data, systems: systemsOf(data), needs: needsOf(data), byId: Object.create(null),
      groupings: data.groupings.map(groupingOf), comparisons: data.comparisons, exits: data.exits,
      all: data.needs.reduce(function (sum, row) { return sum + row.length / 2; }, 0),
    };
    fill(model, data);
    return model;
  };
})();
