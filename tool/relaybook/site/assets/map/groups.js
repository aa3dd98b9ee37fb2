/* The overview: groups with what goes between them; and one group opened, its neighbours closed. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var MOST_DRAWN = 250, MOST_BESIDE = 10;

  map.groupingOf = function (view) {
    var wanted = view.state.mode === "recovery" ? "wave" : view.state.by;
    var found = view.model.groupings.filter(function (one) { return one.name === wanted; })[0];
    if (found) return found;
    // The first that tells systems apart.
    return view.model.groupings.filter(function (one) {
      return one.titles.length > 1;
    })[0] || view.model.groupings[0];
  };

  function counts(view, grouping, passes) {
    var found = grouping.titles.map(function (title, number) {
      return { number: number, title: title, systems: 0, tier1: 0, findings: 0, left: 0, needs: 0, neededBy: 0 };
    });
    view.model.systems.forEach(function (system) {
      var group = found[grouping.of[system.number]];
      if (!passes(system.number)) { group.left += 1; return; }
      group.systems += 1;
      group.findings += system.findings;
      if (system.tier === "Tier 1") group.tier1 += 1;
    });
    return found;
  }

  // Needs between groups, by "source target", of systems that pass.
  function between(view, grouping, passes) {
    var found = {};
    view.model.needs.forEach(function (need) {
      var one = grouping.of[need.source], other = grouping.of[need.target];
      if (one === other || !passes(need.source) || !passes(need.target)) return;
      found[one + " " + other] = (found[one + " " + other] || 0) + 1;
    });
    return found;
  }

  function boxOf(view, grouping, group, x, y) {
    var about = map.plural(group.systems, "system");
    if (group.tier1) about += " · " + group.tier1 + " of tier 1";
    return {
      id: "g" + group.number, x: x, y: y, title: group.title, about: about, look: "group",
      sign: group.findings ? map.plural(group.findings, "finding") : "",
      href: map.addressWith(view.state, { by: grouping.name, open: group.title, focus: "" }),
    };
  }

  function rowOf(view, grouping, group) {
    return [
      { text: group.title, href: boxOf(view, grouping, group, 0, 0).href },
      { text: String(group.systems) }, { text: String(group.tier1) }, { text: String(group.findings) },
      { text: String(group.needs) }, { text: String(group.neededBy) },
    ];
  }

  map.overview = function (view) {
    var grouping = map.groupingOf(view), passes = map.passes(view);
    var groups = counts(view, grouping, passes), lines = between(view, grouping, passes);
    var drawing = map.drawing("All systems by " + map.BY[grouping.name].toLowerCase(), [
      map.BY[grouping.name], "Systems", "Of tier 1", "Findings", "Needs of others", "Needs of it"]);
    var left = 0, inside = view.model.needs.length;
    groups.forEach(function (group) {
      left += group.left;
      if (group.systems) {
        var at = grouping.at[group.number];
        // Neighbouring columns are shifted, so that lines along a row are seen.
        map.addBox(drawing, boxOf(view, grouping, group, at[0], at[1] + (at[0] % 2 ? 0.5 : 0)));
      }
    });
    Object.keys(lines).forEach(function (key) {
      var ends = key.split(" ");
      groups[ends[0]].needs += lines[key];
      groups[ends[1]].neededBy += lines[key];
      inside -= lines[key];
      drawing.edges.push({
        source: "g" + ends[0], target: "g" + ends[1], look: "hard", label: String(lines[key]), weight: lines[key],
      });
    });
    drawing.rows = groups.filter(function (group) { return group.systems; })
      .map(function (group) { return rowOf(view, grouping, group); });
    drawing.said.push("Showing " + map.plural(view.model.systems.length - left, "system") + " of " +
      view.model.systems.length.toLocaleString("en") + " in " + map.plural(drawing.nodes.length, "group") +
      "; open one to see its systems.");
    drawing.said.push("Lines are " + map.plural(view.model.needs.length - inside, "dependency", "dependencies") +
      " between groups, of " + view.model.needs.length.toLocaleString("en") + "; the others are inside a group" +
      (left ? " or of systems that are left out." : "."));
    if (left) drawing.said.push(map.plural(left, "system") + " left out by the filters.");
    drawing.stretch = stretchOf(drawing);
    return drawing;
  };

  // Few rows beside many columns leave room for lines between the rows.
  function stretchOf(drawing) {
    var across = 1, down = 1;
    drawing.nodes.forEach(function (node) {
      across = Math.max(across, node.x + 1);
      down = Math.max(down, node.y + 1);
    });
    return Math.min(2.6, Math.max(1.3, across * 1.3 / down));
  }

  // Left what needs the group more than it is needed by it, right the others.
  function neighbours(view, grouping, lines, opened) {
    var sides = { left: [], right: [] };
    grouping.titles.forEach(function (title, number) {
      var needs = lines[opened + " " + number] || 0, neededBy = lines[number + " " + opened] || 0;
      if (number === opened || !(needs || neededBy)) return;
      sides[neededBy > needs ? "left" : "right"].push(number);
    });
    return sides;
  }

  function addStubs(view, drawing, grouping, opened) {
    var found = {};
    drawing.nodes.slice().forEach(function (node) {
      if (node.system === undefined) return;
      var system = view.model.systems[node.system];
      system.needs.forEach(function (need) { count(node.id, grouping.of[need.target], true, need.target); });
      system.neededBy.forEach(function (need) { count(node.id, grouping.of[need.source], false, need.source); });
    });
    function count(id, group, isNeed, other) {
      if (group === opened || !map.passes(view)(other)) return;
      var key = isNeed ? id + " g" + group : "g" + group + " " + id;
      found[key] = (found[key] || 0) + 1;
    }
    Object.keys(found).forEach(function (key) {
      var ends = key.split(" ");
      drawing.edges.push({
        source: ends[0], target: ends[1], look: "soft", weight: found[key],
        label: found[key] > 1 ? String(found[key]) : "",
      });
    });
  }

  map.openedGroup = function (view) {
    var grouping = map.groupingOf(view), passes = map.passes(view);
    var opened = grouping.titles.indexOf(view.state.open);
    if (opened < 0) return null;
    var members = view.model.systems.filter(function (one) { return grouping.of[one.number] === opened; });
    var fitting = members.filter(function (one) { return passes(one.number); });
    var shown = fitting.slice().sort(function (one, other) {
      return one.tier.localeCompare(other.tier) || one.number - other.number;
    }).slice(0, MOST_DRAWN);
    var drawing = map.drawing(map.BY[grouping.name] + ": " + view.state.open, map.HEADERS);
    var last = 0, low = 0;
    shown.forEach(function (one) {
      var at = grouping.inside[one.number];
      last = Math.max(last, at[0]);
      low = Math.max(low, at[1]);
      map.addSystem(view, drawing, one.number, at[0], at[1], { parent: "g" + opened });
    });
    map.addNeeds(view, drawing);
    var groups = counts(view, grouping, passes), lines = between(view, grouping, passes);
    map.addBox(drawing, { id: "g" + opened, look: "open", title: view.state.open, about: "", sign: "", x: 0, y: 0, isFrame: true });
    var sides = neighbours(view, grouping, lines, opened);
    [["left", -1.3, -1], ["right", last + 1.3, 1]].forEach(function (side) {
      var list = sides[side[0]], most = Math.max(MOST_BESIDE, low + 1);
      list.forEach(function (number, index) {
        var rows = Math.min(most, list.length), y = (low - rows + 1) / 2 + index % rows;
        var x = side[1] + side[2] * Math.floor(index / rows);
        map.addBox(drawing, boxOf(view, grouping, groups[number], x, y));
      });
    });
    addStubs(view, drawing, grouping, opened);
    drawing.rows = fitting.map(function (one) { return map.cells(view, one.number); });
    map.sayHowMany(view, drawing, members.length - fitting.length);
    drawing.said.push("Of this group " + shown.length.toLocaleString("en") + " of " + map.plural(members.length, "system") +
      (shown.length < fitting.length ? "; the table has all of them." : "."));
    drawing.said.push("Groups without a line to it are not drawn: " +
      (grouping.titles.length - 1 - sides.left.length - sides.right.length).toLocaleString("en") + ".");
    return drawing;
  };
})();
