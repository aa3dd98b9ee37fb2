/*
 * How a value goes into a command so that a shell reads it as one word.
 *
 *   relaybookShellPlaces(text, offsets)   where each offset stands: word, double, single, document,
 *                                         text, or unsure where quotes do not end or go too deep
 *   relaybookShellWord(value, place)      {text, unsafe}: the value as it goes in there, and whether
 *                                         a shell may read more in it than a value
 */
(function () {
  "use strict";

  // What no shell reads anything into.
  var PLAIN = /^[\w@%+=:,.\/-]+$/;
  var ENDS = { double: '"', single: "'", backtick: "`", nested: ")", braces: "}" };

  function heredocs(text, at, waiting) {
    var found = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/.exec(text.slice(at, at + 200));
    if (!found || text[at - 1] === "<" || text[at + 2] === "<") return 0;
    waiting.push({ tabs: found[1], word: found[2] || found[3] || found[4], asIs: !found[4] || found[0].indexOf("\\") > 0 });
    return found[0].length - 1;
  }

  // Where a here-document that begins at a line ends, and what its text is.
  function bodyEnd(text, at, one) {
    while (at < text.length) {
      var end = text.indexOf("\n", at), line = text.slice(at, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end + 1;
      if ((one.tabs ? line.replace(/^\t+/, "") : line) === one.word) return at;
    }
    return at;
  }

  function opened(text, at, mode) {
    var letter = text[at];
    if (letter === "`") return "backtick";
    if (letter === "$" && text[at + 1] === "(") return "nested";
    if (letter === "$" && text[at + 1] === "{") return "braces";
    if (mode === "double" || mode === "braces") return letter === '"' && mode !== "double" ? "double" : "";
    if (letter === '"') return "double";
    if (letter === "'") return text[at - 1] === "$" ? "braces-quote" : "single";
    return letter === "(" && mode === "nested" ? "nested" : "";
  }

  // The spans of a text, in order: [{end, mode}]. The mode holds from the end of the one before.
  function spans(text) {
    var all = [], stack = [], waiting = [], at = 0, mode, next;
    function upTo(end, name) { all.push({ end: end, mode: name }); }
    for (; at < text.length; at += 1) {
      mode = stack[stack.length - 1] || "word";
      upTo(at + 1, mode);
      if (mode === "single") {
        if (text[at] === "'") stack.pop();
      } else if (text[at] === "\\") {
        at += 1;
        upTo(at + 1, mode);
      } else if (mode !== "word" && text[at] === ENDS[mode]) {
        stack.pop();
      } else if ((mode === "word" || mode === "nested") && text[at] === "#" && /^$|\s/.test(text.charAt(at - 1))) {
        at = (text.indexOf("\n", at) + 1 || text.length + 1) - 2;
        upTo(at + 1, "text");
      } else if (text[at] === "\n" && waiting.length) {
        next = waiting.shift();
        upTo(bodyEnd(text, at + 1, next), next.asIs ? "text" : "document");
        at = all[all.length - 1].end - 1 - (waiting.length ? 1 : 0);
      } else if ((mode === "word" || mode === "nested") && text[at] === "<" && (next = heredocs(text, at, waiting))) {
        at += next;
        upTo(at + 1, mode);
      } else if ((next = opened(text, at, mode))) {
        if (next === "braces-quote") return null;
        stack.push(next);
        // The bracket after a dollar belongs to it.
        if (text[at] === "$") {
          at += 1;
          upTo(at + 1, next);
        }
      }
    }
    return stack.length ? null : all;
  }

  var PLACES = { word: "word", nested: "word", double: "double", single: "single", document: "document", text: "text" };

  window.relaybookShellPlaces = function (text, offsets) {
    var all = spans(text);
    return offsets.map(function (offset) {
      if (!all) return "unsure";
      for (var at = 0; at < all.length; at += 1) {
        if (offset < all[at].end) return PLACES[all[at].mode] || "unsure";
      }
      return "unsure";
    });
  };

  window.relaybookShellWord = function (value, place) {
    if (!value || PLAIN.test(value) || place === "text") return { text: value, unsafe: false };
    if (place === "word") return { text: "'" + value.replace(/'/g, "'\\''") + "'", unsafe: false };
    var unsafe = { single: /'/, double: /["$`\\!]/, document: /[$`\\]/ }[place] || /./;
    return { text: value, unsafe: unsafe.test(value) };
  };
})();
