/*
 * What a reader must fill in before running a command of a runbook: asked for above the commands,
 * once in each section that needs it, and put into all commands of the page.
 *
 * Asked for are `<pod-name>`, `YOUR_TOKEN`, and `$NAME` or `${NAME}` where the runbook declares
 * NAME under `parameters`. Values go in as they were typed; a line break is refused, since it would
 * run a command. They stay in this tab (sessionStorage) and are sent nowhere.
 */
(function () {
  "use strict";

  var FOUND = /<([A-Za-z][\w .:\/-]{0,60})>|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\b(YOUR_[A-Z0-9_]*[A-Z0-9])\b/g;
  var NO_PLACEHOLDER = /^(?:none|nil|null|unknown|pending|invalid|unset|no value|enter|return|tab|esc|space|ctrl.*|https?:.*|mailto:.*|br)$/i;
  var KIND = /\blanguage-(console|shell|data|text|source)\b/;
  var CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
  var LONGEST = 50000;
  var REFUSED = "A value is one line: a line break would run a command. Nothing was pasted.";

  var parameters = {}, values = {}, places = [], inputs = [];

  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function keyOf(name) {
    return name.trim().toUpperCase().replace(/[\s-]+/g, "_");
  }

  function isDeclared(key) {
    return Object.prototype.hasOwnProperty.call(parameters, key);
  }

  function valueOf(key) {
    return Object.prototype.hasOwnProperty.call(values, key) ? values[key] : "";
  }

  // The placeholder that a match is, or null.
  function placeholder(found, text) {
    var variable = found[2] || found[3];
    if (variable) return isDeclared(keyOf(variable)) ? { key: keyOf(variable), name: variable } : null;
    if (found[4]) return { key: keyOf(found[4]), name: found[4] };
    var name = found[1], after = text[found.index + found[0].length] || "";
    // `cat <in>out` and `<<EOF>` redirect, `<b>` with a `</b>` is markup.
    if (/\s$/.test(name) || /[A-Za-z]/.test(after) || text[found.index - 1] === "<") return null;
    if (NO_PLACEHOLDER.test(name) || text.indexOf("</" + name + ">") >= 0) return null;
    return { key: keyOf(name), name: name };
  }

  function placeholders(text) {
    var all = [], found;
    FOUND.lastIndex = 0;
    while ((found = FOUND.exec(text))) {
      var one = placeholder(found, text);
      if (one) all.push({ key: one.key, name: one.name, start: found.index, end: FOUND.lastIndex });
    }
    return all;
  }

  function filled(text) {
    var pieces = [], missing = [], at = 0;
    placeholders(text).forEach(function (one) {
      var value = valueOf(one.key);
      if (!value && missing.indexOf(one.name) < 0) missing.push(one.name);
      pieces.push(text.slice(at, one.start), value || text.slice(one.start, one.end));
      at = one.end;
    });
    return { text: pieces.join("") + text.slice(at), missing: missing };
  }

  // What is kept

  function storageKey() {
    return "relaybook:values:" + window.location.pathname;
  }

  function remember() {
    try {
      window.sessionStorage.setItem(storageKey(), JSON.stringify(values));
    } catch (notKept) {
      return;
    }
  }

  function recall() {
    values = {};
    try {
      var kept = JSON.parse(window.sessionStorage.getItem(storageKey()) || "{}");
      Object.keys(kept).forEach(function (key) {
        if (typeof kept[key] === "string" && !CONTROL.test(kept[key])) values[key] = kept[key];
      });
    } catch (notKept) {
      values = {};
    }
  }

  // Commands on the page

  function wrapAll(code, found, text) {
    for (var at = found.length - 1; at >= 0; at -= 1) {
      var one = found[at], mark = element("span", "rb-placeholder"), range = document.createRange();
      setEdge(range, "setStart", code, one.start);
      setEdge(range, "setEnd", code, one.end);
      range.deleteContents();
      range.insertNode(mark);
      places.push({ mark: mark, key: one.key, written: text.slice(one.start, one.end) });
    }
  }

  function setEdge(range, edge, code, offset) {
    var walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), node = walker.nextNode();
    var isEnd = edge === "setEnd";
    while (node && (isEnd ? offset > node.data.length : offset >= node.data.length)) {
      offset -= node.data.length;
      node = walker.nextNode();
    }
    range[edge](node, offset);
  }

  function inBlock(box, code) {
    var kind = (KIND.exec(box.className) || ["", ""])[1], text = code.textContent, found;
    if (kind === "source" || text.length > LONGEST) return [];
    var lines = window.relaybookCommands(text, kind);
    // What stands in the output of a command is not asked for.
    found = placeholders(text).filter(function (one) {
      return lines.some(function (line) {
        return one.start >= line.start && one.end <= line.start + line.text.length;
      });
    });
    wrapAll(code, found, text);
    return found;
  }

  function showValues() {
    places.forEach(function (place) {
      var value = valueOf(place.key);
      place.mark.textContent = value || place.written;
      place.mark.classList.toggle("rb-placeholder--filled", Boolean(value));
    });
  }

  // Forms

  function sectionOf(article, node) {
    var top = node, before;
    while (top.parentNode !== article) top = top.parentNode;
    for (before = top; before && !/^H[1-6]$/.test(before.tagName); before = before.previousElementSibling);
    return { heading: before, top: top };
  }

  function set(key, value) {
    if (value) values[key] = value;
    else delete values[key];
    remember();
    inputs.forEach(function (input) {
      if (input.getAttribute("data-key") === key && input.value !== value) input.value = value;
    });
    showValues();
  }

  function refuse(input, error) {
    error.textContent = REFUSED;
    input.setAttribute("aria-invalid", "true");
    window.relaybookSay(REFUSED);
  }

  function refuseLineBreaks(input, error) {
    function judge(event, data) {
      var text = data ? data.getData("text").replace(/[\r\n]+$/, "") : "";
      if (!CONTROL.test(text)) return;
      event.preventDefault();
      refuse(input, error);
    }
    input.addEventListener("paste", function (event) { judge(event, event.clipboardData); });
    input.addEventListener("drop", function (event) { judge(event, event.dataTransfer); });
    input.addEventListener("input", function () {
      if (CONTROL.test(input.value)) input.value = valueOf(input.getAttribute("data-key"));
      error.textContent = "";
      input.removeAttribute("aria-invalid");
      set(input.getAttribute("data-key"), input.value);
    });
  }

  function field(one, id) {
    var about = isDeclared(one.key) ? parameters[one.key] : {};
    var row = element("div", "rb-fill__field"), label = element("label"), input = element("input");
    var words = [about.meaning, about.example && "such as " + about.example].filter(Boolean).join("; ");
    var help = element("span", "rb-fill__help", words), error = element("span", "rb-fill__error");
    label.appendChild(element("code", "", about.name || one.name));
    label.htmlFor = input.id = id;
    help.id = id + "-help";
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("autocapitalize", "off");
    input.setAttribute("data-key", one.key);
    if (words) input.setAttribute("aria-describedby", help.id);
    input.value = valueOf(one.key);
    refuseLineBreaks(input, error);
    inputs.push(input);
    [label, input, help, error].forEach(function (part) { row.appendChild(part); });
    return row;
  }

  function form(group, number) {
    var made = element("form", "rb-fill"), seen = {}, clear = element("button", "rb-button", "Clear values");
    var where = group.heading ? group.heading.firstChild : null;
    made.setAttribute("aria-label", "Values for " + (where ? where.textContent : "this page"));
    made.addEventListener("submit", function (event) { event.preventDefault(); });
    made.appendChild(element("p", "rb-fill__title", "Fill in, and every command of this page has it"));
    group.found.forEach(function (one) {
      if (seen["=" + one.key]) return;
      seen["=" + one.key] = true;
      made.appendChild(field(one, "rb-fill-" + number + "-" + made.childNodes.length));
    });
    clear.type = "button";
    clear.addEventListener("click", function () {
      Object.keys(values).forEach(function (key) { set(key, ""); });
      window.relaybookSay("Values cleared");
    });
    var note = element("p", "rb-fill__note", "Put in as typed, without quotes of its own. Kept in this tab only. ");
    note.appendChild(clear);
    made.appendChild(note);
    group.top.parentNode.insertBefore(made, group.top);
  }

  function prepare() {
    var panel = document.querySelector(".rb-run[data-parameters]"), groups = [], asked = {};
    if (!panel || panel.getAttribute("data-asked")) return;
    panel.setAttribute("data-asked", "true");
    places = [];
    inputs = [];
    parameters = {};
    recall();
    var article = panel.closest("article") || panel.parentNode;
    JSON.parse(panel.getAttribute("data-parameters")).forEach(function (one) {
      if (one.name) parameters[keyOf(one.name)] = one;
    });
    each("div.highlight", function (box) {
      var code = box.querySelector("pre > code");
      if (!code || !article.contains(box) || box.closest("form")) return;
      var found = inBlock(box, code), place = sectionOf(article, box);
      if (!found.length) return;
      var last = groups[groups.length - 1];
      if (!last || last.heading !== place.heading) {
        last = { heading: place.heading, top: place.top, found: [] };
        groups.push(last);
      }
      found.forEach(function (one) { asked["=" + one.key] = true; });
      last.found = last.found.concat(found);
    });
    // Commands within a line are filled in too, so that no half of a step names another pod.
    each("article li code, article p code, article td code", function (code) {
      if (code.closest("pre, form, .rb-card, .rb-part, .rb-parts") || !article.contains(code)) return;
      var text = code.textContent;
      wrapAll(code, placeholders(text).filter(function (one) { return asked["=" + one.key]; }), text);
    });
    groups.forEach(form);
    showValues();
  }

  var asWritten = window.relaybookFilled;
  window.relaybookFilled = function (text) {
    return document.querySelector(".rb-run[data-asked]") ? filled(text) : asWritten(text);
  };

  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
