/*
 * A button beside each block of code that copies what is to be typed: commands without prompts and
 * output, with the values that were filled in. It works from a folder and without any permission.
 *
 *   relaybookCopy(text, button, said)   copies a text at a click, tells everybody what was said
 *   relaybookSay(words)                 tells a screen reader
 */
(function () {
  "use strict";

  var KIND = /\blanguage-(console|shell|data|text|source)\b/;
  var SHOWN_FOR = 2500;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function say(words) {
    var place = document.querySelector(".rb-said");
    if (!place) {
      place = element("p", "rb-said");
      place.setAttribute("role", "status");
      document.body.appendChild(place);
    }
    // The same words twice are read again only if something else stood there between.
    place.textContent = "";
    window.setTimeout(function () { place.textContent = words; }, 60);
  }

  // The old way comes first: it needs no permission and works on pages without a server.
  function copiedBySelection(text) {
    var area = element("textarea", "rb-copied-from"), done = false;
    var focused = document.activeElement, top = window.pageYOffset;
    area.value = text;
    area.setAttribute("readonly", "");
    document.body.appendChild(area);
    area.focus({ preventScroll: true });
    area.select();
    try {
      done = document.execCommand("copy");
    } catch (notAllowed) {
      done = false;
    }
    area.remove();
    if (focused && focused.focus) focused.focus({ preventScroll: true });
    if (window.pageYOffset !== top) window.scrollTo(window.pageXOffset, top);
    return done;
  }

  function copied(text) {
    if (copiedBySelection(text)) return Promise.resolve(true);
    if (!navigator.clipboard || !navigator.clipboard.writeText) return Promise.resolve(false);
    return navigator.clipboard.writeText(text).then(
      function () { return true; },
      function () { return false; },
    );
  }

  function show(button, word, className) {
    if (!button.hasAttribute("data-word")) button.setAttribute("data-word", button.textContent);
    button.textContent = word;
    button.classList.remove("rb-done", "rb-warned", "rb-failed");
    button.classList.add(className);
    window.clearTimeout(button.rbTimer);
    button.rbTimer = window.setTimeout(function () {
      button.textContent = button.getAttribute("data-word");
      button.classList.remove("rb-done", "rb-warned", "rb-failed");
    }, SHOWN_FOR);
  }

  function copy(text, button, said) {
    return copied(text).then(function (done) {
      show(button, done ? "Copied" : "Not copied", done ? (said ? "rb-warned" : "rb-done") : "rb-failed");
      say(done ? said || "Copied" : "Not copied: this browser does not allow it. Select the text.");
      return done;
    });
  }

  function asWritten(text) {
    return { text: text, missing: [], doubtful: [] };
  }

  function commandsOf(code, kind) {
    return window.relaybookCommands(code, kind).map(function (line) { return line.text; }).join("\n");
  }

  function listed(names) {
    return names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + " and " + names[names.length - 1];
  }

  // What somebody must know before pressing Enter; empty where the text can be run as it is.
  function warning(filled) {
    var parts = [], left = filled.missing, odd = filled.doubtful;
    if (left.length) parts.push(listed(left) + (left.length > 1 ? " are" : " is") + " not filled in");
    if (odd.length) parts.push("look at " + listed(odd) + ": a shell may read more than a value there");
    return parts.length ? "Copied, " + parts.join("; ") : "";
  }

  // Stays below the block until a value changes or the block is copied again.
  function warn(box, words, missing) {
    Array.prototype.forEach.call(box.querySelectorAll(".rb-left"), function (old) { old.remove(); });
    if (!words) return;
    var note = element("p", "rb-left", words + ". "), go = element("button", "rb-button", "Fill it in");
    go.type = "button";
    go.addEventListener("click", function () { window.relaybookFillIn(missing, box); });
    if (missing.length) note.appendChild(go);
    box.appendChild(note);
  }

  function addButton(box) {
    var code = box.querySelector("pre > code");
    if (!code || box.querySelector(".rb-copy")) return;
    // Kept as written: what is shown changes as values are filled in.
    var text = code.textContent, kind = (KIND.exec(box.className) || ["", ""])[1];
    if (!text.trim()) return;
    var button = element("button", "rb-copy", "Copy"), commands = commandsOf(text, kind);
    button.type = "button";
    if (commands !== text.replace(/\n$/, "")) {
      button.title = "Copies the commands, without prompts and output";
      kind = kind || "console";
    }
    button.addEventListener("click", function () {
      var filled = kind === "source" ? asWritten(commands) : window.relaybookFilled(commands, kind);
      var words = warning(filled);
      copy(filled.text, button, words).then(function (done) {
        warn(box, done ? words : "", filled.missing);
        if (done && filled.missing.length) window.relaybookMark(filled.missing);
      });
    });
    box.classList.add("rb-code");
    box.appendChild(button);
  }

  function prepare() {
    Array.prototype.forEach.call(document.querySelectorAll("div.highlight"), addButton);
  }

  window.relaybookSay = say;
  window.relaybookCopy = copy;
  window.relaybookFilled = asWritten;
  window.relaybookMark = window.relaybookFillIn = function () {};

  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
