/*
 * Clearing a run: it asks first, since the log is the record of what was done.
 *
 *   relaybookRunClear(count, clear, back)   returns {asks, back}: the button that asks, and the
 *                                           line that brings a cleared run back
 */
(function () {
  "use strict";

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(words, action) {
    var made = element("button", "rb-button", words);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function question(count) {
    var lines = count();
    return "Delete all ticks and the " + (lines === 1 ? "line" : lines + " lines") + " of this log from this browser? Copy or download it first if anybody will ask what was done. ";
  }

  window.relaybookRunClear = function (count, clear, back) {
    var made = element("div", "rb-log__clear"), asked = element("p", "rb-log__question"), words = element("span");
    var first = button("Clear the run \u2026", function () { ask(true); });
    var keep = button("Keep it", function () { ask(false); });
    var remove = button("Delete the log", function () {
      asked.hidden = true;
      first.hidden = false;
      clear();
      bring.focus();
    });
    var bring = button("Bring it back", back);
    var again = element("p", "rb-log__back", "Ticks and log deleted. Until you leave this page: ");
    function ask(now) {
      words.textContent = question(count);
      asked.hidden = !now;
      first.hidden = now;
      (now ? keep : first).focus();
      if (now) window.relaybookSay(words.textContent);
    }
    remove.classList.add("rb-button--delete");
    asked.hidden = true;
    [words, keep, document.createTextNode(" "), remove].forEach(function (part) { asked.appendChild(part); });
    made.appendChild(first);
    made.appendChild(asked);
    again.appendChild(bring);
    return { asks: made, back: again };
  };
})();
