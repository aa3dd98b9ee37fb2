/*
 * The fields for what a reader must fill in: all of them once at the top where the runbook declares
 * parameters, and those of a section above its first command. One value, wherever it is typed.
 *
 *   relaybookFillForms(groups, parameters, table)   shows the forms; the first takes the table's place
 *   relaybookMark(written)          marks the fields of placeholders that were copied empty
 *   relaybookFillIn(written, box)   goes to the field of the first of them that is nearest above a box
 */
(function () {
  "use strict";

  var REFUSED = "A value is one line: a line break would run a command. Nothing was pasted.";
  var EMPTY = "Not filled in";
  var ABOUT = "Each value goes into every command of this page. In a shell's command, a value with a space, or with another sign that means something to a shell, gets single quotes: type none yourself. Where the command has quotes already, it goes in as typed. Kept in this tab only. ";
  var inputs = [];

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function each(key, action) {
    inputs.forEach(function (one) {
      if (one.key === key) action(one);
    });
  }

  function complain(one, words) {
    one.error.textContent = words;
    if (words) one.input.setAttribute("aria-invalid", "true");
    else one.input.removeAttribute("aria-invalid");
  }

  function refuseLineBreaks(one) {
    var values = window.relaybookValues;
    function judge(event, data) {
      var text = data ? data.getData("text").replace(/[\r\n]+$/, "") : "";
      if (!values.control.test(text)) return;
      event.preventDefault();
      complain(one, REFUSED);
      window.relaybookSay(REFUSED);
    }
    one.input.addEventListener("paste", function (event) { judge(event, event.clipboardData); });
    one.input.addEventListener("drop", function (event) { judge(event, event.dataTransfer); });
    one.input.addEventListener("input", function () {
      if (values.control.test(one.input.value)) one.input.value = values.get(one.key);
      values.set(one.key, one.input.value);
      each(one.key, function (same) {
        if (same.input.value !== one.input.value) same.input.value = one.input.value;
        complain(same, "");
      });
    });
  }

  function field(asked, about, id) {
    var row = element("div", "rb-fill__field"), label = element("label"), input = element("input");
    var words = [about.meaning, about.example && "such as " + about.example, asked.unused && "no command of this page takes it"];
    var help = element("span", "rb-fill__help", words.filter(Boolean).join("; ")), error = element("span", "rb-fill__error");
    label.appendChild(element("code", "", about.name || asked.name));
    label.htmlFor = input.id = id;
    help.id = id + "-help";
    error.id = id + "-error";
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("autocapitalize", "off");
    input.setAttribute("data-key", asked.key);
    input.setAttribute("aria-describedby", help.id + " " + error.id);
    input.value = window.relaybookValues.get(asked.key);
    var one = { key: asked.key, input: input, error: error };
    refuseLineBreaks(one);
    inputs.push(one);
    [label, input, help, error].forEach(function (part) { row.appendChild(part); });
    return row;
  }

  function once(found) {
    var seen = {};
    return found.filter(function (one) {
      var isNew = !seen["=" + one.key];
      seen["=" + one.key] = true;
      return isNew;
    });
  }

  function clearButton() {
    var clear = element("button", "rb-button", "Clear values");
    clear.type = "button";
    clear.addEventListener("click", function () {
      window.relaybookValues.clear();
      inputs.forEach(function (one) {
        one.input.value = "";
        complain(one, "");
      });
      window.relaybookSay("Values cleared");
    });
    return clear;
  }

  function form(name, title, found, parameters, number) {
    var made = element("form", "rb-fill");
    made.setAttribute("aria-label", name);
    made.addEventListener("submit", function (event) { event.preventDefault(); });
    made.appendChild(element("p", "rb-fill__title", title));
    once(found).forEach(function (one, at) {
      var isDeclared = Object.prototype.hasOwnProperty.call(parameters, one.key);
      made.appendChild(field(one, isDeclared ? parameters[one.key] : {}, "rb-fill-" + number + "-" + at));
    });
    if (number > 0) return made;
    var note = element("p", "rb-fill__note", ABOUT);
    note.appendChild(clearButton());
    made.appendChild(note);
    return made;
  }

  function everything(groups, parameters) {
    var found = [].concat.apply([], groups.map(function (group) { return group.found; }));
    var used = found.map(function (one) { return one.key; });
    return Object.keys(parameters).map(function (key) {
      return { key: key, name: parameters[key].name, unused: used.indexOf(key) < 0 };
    }).concat(found);
  }

  window.relaybookFillForms = function (groups, parameters, table) {
    var number = 0;
    inputs = [];
    if (!groups.length) return;
    if (table) {
      table.classList.add("rb-parameters--asked");
      table.parentNode.insertBefore(form("Values for this runbook", "Fill in before you begin", everything(groups, parameters), parameters, number), table.nextSibling);
      number += 1;
    }
    groups.forEach(function (group) {
      var where = group.heading ? group.heading.firstChild : null;
      var name = "Values for " + (where ? where.textContent : "this page");
      group.top.parentNode.insertBefore(form(name, "Fill in for these commands", group.found, parameters, number), group.top);
      number += 1;
    });
  };

  window.relaybookMark = function (written) {
    window.relaybookValues.keys(written).forEach(function (key) {
      each(key, function (one) { complain(one, EMPTY); });
    });
  };

  window.relaybookFillIn = function (written, box) {
    var key = window.relaybookValues.keys(written)[0], nearest = null;
    each(key, function (one) {
      var isAbove = box.compareDocumentPosition(one.input) & Node.DOCUMENT_POSITION_PRECEDING;
      if (!nearest || isAbove) nearest = one;
    });
    if (nearest) nearest.input.focus();
  };
})();
