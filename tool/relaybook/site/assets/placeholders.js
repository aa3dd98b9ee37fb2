/*
 * What a reader must fill in before running a command of a runbook: asked for above the commands,
 * once in each section that needs it, and put into all commands of the page.
 *
 * Asked for are `<pod-name>`, `YOUR_TOKEN`, and `$NAME` or `${NAME}` where the runbook declares
 * NAME under `parameters`. In a shell's command a value goes in as one word, with quotes where it
 * needs them; elsewhere as typed. Values stay in this tab (sessionStorage) and are sent nowhere.
 *
 *   relaybookFilled(text, kind)   {text, missing, doubtful}: what is to be copied, placeholders
 *                                 without a value, and those whose value a shell may misread
 *   relaybookValues               what the forms need: get, set, clear, control
 */
(function () {
  "use strict";

  var FOUND = /<([A-Za-z][\w .:\/-]{0,60})>|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\b(YOUR_[A-Z0-9_]*[A-Z0-9])\b/g;
  var NO_PLACEHOLDER = /^(?:none|nil|null|unknown|pending|invalid|unset|no value|enter|return|tab|esc|space|ctrl.*|https?:.*|mailto:.*|br)$/i;
  var KIND = /\blanguage-(console|shell|data|text|source)\b/;
  var CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
  var LONGEST = 50000;
  var PLAIN = /^[\w@%+=:,.\/-]+$/;

  var parameters = {}, values = {}, places = [];

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

  function isShell(kind) {
    return kind === "console" || kind === "shell";
  }

  function placesIn(text, found, kind) {
    if (!isShell(kind)) return [];
    return window.relaybookShellPlaces(text, found.map(function (one) { return one.start; }));
  }

  // A value as it goes in. Without a language nobody knows whether a shell will read it.
  function goesIn(value, place, kind) {
    if (place) return window.relaybookShellWord(value, place);
    return { text: value, unsafe: !kind && Boolean(value) && !PLAIN.test(value) };
  }

  function note(names, name) {
    if (names.indexOf(name) < 0) names.push(name);
  }

  function filled(text, kind) {
    var pieces = [], missing = [], doubtful = [], at = 0, found = placeholders(text);
    var where = placesIn(text, found, kind);
    found.forEach(function (one, index) {
      var word = goesIn(valueOf(one.key), where[index], kind), written = text.slice(one.start, one.end);
      if (!word.text) note(missing, written);
      if (word.unsafe) note(doubtful, written);
      pieces.push(text.slice(at, one.start), word.text || written);
      at = one.end;
    });
    return { text: pieces.join("") + text.slice(at), missing: missing, doubtful: doubtful };
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

  function wrapAll(code, found, text, kind, where) {
    for (var at = found.length - 1; at >= 0; at -= 1) {
      var one = found[at], mark = element("span", "rb-placeholder"), range = document.createRange();
      setEdge(range, "setStart", code, one.start);
      setEdge(range, "setEnd", code, one.end);
      range.deleteContents();
      range.insertNode(mark);
      places.push({ mark: mark, key: one.key, written: text.slice(one.start, one.end), kind: kind, where: where[at] });
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
    var kind = (KIND.exec(box.className) || ["", ""])[1], text = code.textContent;
    if (kind === "source" || text.length > LONGEST) return [];
    var lines = window.relaybookCommands(text, kind), found = [], starts = [], before = 0;
    var all = placeholders(text);
    var commands = lines.map(function (line) { return line.text; }).join("\n");
    if (commands !== text.replace(/\n$/, "")) kind = kind || "console";
    // What stands in the output of a command is not asked for.
    lines.forEach(function (line) {
      all.forEach(function (one) {
        if (one.start < line.start || one.end > line.start + line.text.length) return;
        found.push(one);
        starts.push({ start: before + one.start - line.start });
      });
      before += line.text.length + 1;
    });
    wrapAll(code, found, text, kind, placesIn(commands, starts, kind));
    return found;
  }

  function showValues() {
    places.forEach(function (place) {
      var word = goesIn(valueOf(place.key), place.where, place.kind);
      place.mark.textContent = word.text || place.written;
      place.mark.classList.toggle("rb-placeholder--filled", Boolean(word.text));
    });
    each(".rb-left", function (old) { old.remove(); });
  }

  function set(key, value) {
    if (value) values[key] = value;
    else delete values[key];
    remember();
    showValues();
  }

  function sectionOf(article, node) {
    var top = node, before;
    while (top.parentNode !== article) top = top.parentNode;
    for (before = top; before && !/^H[1-6]$/.test(before.tagName); before = before.previousElementSibling);
    return { heading: before, top: top };
  }

  function prepare() {
    var panel = document.querySelector(".rb-run[data-parameters]"), groups = [], asked = {};
    if (!panel || panel.getAttribute("data-asked")) return;
    panel.setAttribute("data-asked", "true");
    places = [];
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
      wrapAll(code, placeholders(text).filter(function (one) { return asked["=" + one.key]; }), text, "text", []);
    });
    window.relaybookFillForms(groups, parameters, article.querySelector(".rb-parameters"));
    showValues();
  }

  window.relaybookValues = {
    get: valueOf,
    set: set,
    clear: function () {
      values = {};
      remember();
      showValues();
    },
    control: CONTROL,
    keys: function (written) {
      return placeholders(written.join(" ")).map(function (one) { return one.key; });
    },
  };

  var asWritten = window.relaybookFilled;
  window.relaybookFilled = function (text, kind) {
    return document.querySelector(".rb-run[data-asked]") ? filled(text, kind || "") : asWritten(text);
  };

  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
