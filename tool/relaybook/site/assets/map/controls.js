/* What a reader chooses with: search, grouping, what to show, depth, day and filters. */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var MOST_FOUND = 20;
  map.BY = { domain: "Domain", owner: "Owner", vendor: "Vendor", tier: "Tier", wave: "Recovery wave" };
  var MODES = [
    ["", "Dependencies"], ["blast", "Blast radius"], ["recovery", "Recovery order"],
    ["findings", "Findings"], ["comparison", "Comparison"], ["exit", "Exit boundary"],
  ];

  function change(view, changes) {
    window.location.hash = map.addressWith(view.state, changes);
  }

  function choice(bar, words, options, value, onChange) {
    var label = map.element("label", "rb-choice", words + " "), select = map.element("select");
    options.forEach(function (one) {
      var option = map.element("option", "", one[1]);
      option.value = one[0];
      select.appendChild(option);
    });
    select.value = value;
    select.addEventListener("change", function () { onChange(select.value); });
    bar.appendChild(label).appendChild(select);
  }

  function modes(view, bar) {
    MODES.forEach(function (mode) {
      if (mode[0] === "comparison" && !view.model.comparisons.length) return;
      var button = map.element("button", "rb-mode", mode[1]);
      button.type = "button";
      button.setAttribute("aria-pressed", String(view.state.mode === mode[0]));
      button.addEventListener("click", function () { change(view, { mode: mode[0], open: "" }); });
      bar.appendChild(button);
    });
  }

  function same(words) { return [words, words]; }

  function filters(view, bar) {
    var vendors = view.model.groupings.filter(function (one) { return one.name === "vendor"; })[0].titles;
    if (vendors.length > 1 || view.state.vendor) {
      var options = [["", "all"], ["*", "any vendor"]].concat(vendors.map(same));
      choice(bar, "Vendor", options, view.state.vendor, function (value) { change(view, { vendor: value }); });
    }
    var label = map.element("label", "rb-choice"), box = map.element("input");
    box.type = "checkbox";
    box.checked = !!view.state.legacy;
    box.addEventListener("change", function () { change(view, { legacy: box.checked ? "1" : "" }); });
    label.appendChild(box);
    label.appendChild(document.createTextNode(" Legacy only"));
    bar.appendChild(label);
  }

  map.showControls = function (place, view, focus) {
    var mode = view.state.mode, held = place.contains(document.activeElement) && indexOfFocus(place);
    place.textContent = "";
    var first = map.element("div", "rb-choices"), second = map.element("div", "rb-choices");
    first.setAttribute("role", "group");
    first.setAttribute("aria-label", "What the map shows");
    modes(view, first);
    if (!focus && (!mode)) {
      choice(second, "Group by", view.model.groupings.map(function (one) { return [one.name, map.BY[one.name]]; }),
        map.groupingOf(view).name, function (value) { change(view, { by: value, open: "" }); });
    }
    if (focus && !mode) {
      choice(second, "Steps", ["1", "2", "3", "4"].map(same), String(view.state.depth), function (value) {
        change(view, { depth: value });
      });
    }
    if (mode === "exit") {
      choice(second, "As of", view.model.exits.map(function (one) { return [one.day, one.day + ": " + one.why]; }),
        view.state.day || view.model.exits[0].day, function (value) { change(view, { day: value }); });
    }
    if (mode === "comparison" && view.model.comparisons.length > 1) {
      choice(second, "Compared with", view.model.comparisons.map(function (one, index) {
        return [String(index), one.name];
      }), view.state.with || "0", function (value) { change(view, { with: value }); });
    }
    filters(view, second);
    place.appendChild(first);
    place.appendChild(second);
    if (typeof held === "number" && held >= 0) {
      var again = place.querySelectorAll("button, select, input")[held];
      if (again) again.focus();
    }
  };

  function indexOfFocus(place) {
    return Array.prototype.indexOf.call(place.querySelectorAll("button, select, input"), document.activeElement);
  }

  function matches(model, words) {
    var wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return model.systems.filter(function (system) {
      if (!system.words) {
        system.words = [system.id, system.title, system.owner].concat(system.aliases).join("\n").toLowerCase();
      }
      return wanted.every(function (word) { return system.words.indexOf(word) >= 0; });
    });
  }

  // Built once: it must not lose what is being typed when the view changes.
  map.addSearch = function (place, model, stateNow) {
    var label = map.element("label", "rb-filter", "Find a system "), input = map.element("input");
    var list = map.element("ul", "rb-list rb-found"), count = map.element("span", "rb-filter__count");
    input.type = "search";
    input.placeholder = "id, title, alias or owner";
    count.setAttribute("role", "status");
    function show() {
      var found = input.value.trim() ? matches(model, input.value) : [];
      list.textContent = "";
      found.slice(0, MOST_FOUND).forEach(function (system) {
        var link = map.element("a", "", system.title);
        link.href = map.addressWith(stateNow(), { focus: system.id, open: "", all: "" });
        var item = map.element("li");
        item.appendChild(link);
        item.appendChild(document.createTextNode(" " + [system.id].concat(system.aliases).join(", ") + " \u00b7 " + system.owner));
        list.appendChild(item);
      });
      count.textContent = !input.value.trim() ? "" : found.length > MOST_FOUND
        ? MOST_FOUND + " of " + found.length + " shown" : map.plural(found.length, "system");
    }
    input.addEventListener("input", show);
    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && list.querySelector("a")) list.querySelector("a").click();
    });
    list.addEventListener("click", function () { input.value = ""; window.setTimeout(show, 0); });
    label.appendChild(input);
    label.appendChild(count);
    place.appendChild(label);
    place.appendChild(list);
  };
})();
