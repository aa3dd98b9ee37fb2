/*
 * Choices above a table, beside the field that filters its rows: one for each column whose header
 * has `data-choose`. Each cell of such a column lists what it can be picked by, as JSON:
 *
 *   <th data-choose="data-choose">Status</th>   <td data-values='["accepted"]'>
 *
 * A row that was not picked gets `data-unchosen`; relaybook.js counts what is left.
 */
(function () {
  "use strict";

  function each(list, action) {
    Array.prototype.forEach.call(list, action);
  }

  function valuesOf(row, column) {
    var cell = row.cells[column];
    try {
      return JSON.parse((cell && cell.getAttribute("data-values")) || "[]");
    } catch (unreadable) {
      return [];
    }
  }

  function allValues(table, column) {
    var found = [];
    each(table.tBodies[0].rows, function (row) {
      valuesOf(row, column).forEach(function (value) {
        if (found.indexOf(value) < 0) found.push(value);
      });
    });
    return found.sort(new Intl.Collator(undefined, { numeric: true }).compare);
  }

  function option(value, words) {
    var made = document.createElement("option");
    made.value = value;
    made.textContent = words;
    return made;
  }

  function pick(table, choices, filter) {
    each(table.tBodies[0].rows, function (row) {
      var isPicked = choices.every(function (choice) {
        var wanted = choice.select.value;
        return !wanted || valuesOf(row, choice.column).indexOf(wanted) >= 0;
      });
      row.toggleAttribute("data-unchosen", !isPicked);
    });
    filter.dispatchEvent(new Event("input"));
  }

  function choiceOf(table, header, column) {
    var values = allValues(table, column);
    if (values.length < 2) return null;
    var select = document.createElement("select");
    var label = document.createElement("label");
    label.className = "rb-choice";
    label.textContent = header.textContent.trim() + " ";
    select.appendChild(option("", "all"));
    values.forEach(function (value) { select.appendChild(option(value, value)); });
    label.appendChild(select);
    return { column: column, label: label, select: select };
  }

  // The field belongs to this table alone: it stands in the label directly before it.
  function fieldOf(table) {
    var before = (table.closest(".rb-table") || table).previousElementSibling;
    return before && before.matches(".rb-filter") ? before.querySelector("input") : null;
  }

  function addChoices(table) {
    var filter = fieldOf(table), choices = [];
    if (!filter || table.getAttribute("data-choices-ready")) return;
    table.setAttribute("data-choices-ready", "true");
    each(table.tHead.rows[0].cells, function (header, column) {
      var choice = header.hasAttribute("data-choose") && choiceOf(table, header, column);
      if (!choice) return;
      choices.push(choice);
      choice.select.addEventListener("change", function () { pick(table, choices, filter); });
    });
    var bar = document.createElement("div");
    bar.className = "rb-choices";
    filter.closest(".rb-filter").parentNode.insertBefore(bar, filter.closest(".rb-filter"));
    choices.forEach(function (choice) { bar.appendChild(choice.label); });
    if (!choices.length) bar.remove();
    // A browser that comes back to a page may have kept what was picked.
    if (choices.some(function (choice) { return choice.select.value; })) {
      pick(table, choices, filter);
    }
  }

  function prepare() {
    each(document.querySelectorAll("table[data-filter]"), addChoices);
  }

  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
