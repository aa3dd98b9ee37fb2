/*
 * What a page can only know while it is read: what has run out since it was built, and who
 * answers now. Works without a server; every text is set as text, never as HTML.
 *
 *   data-until="2026-12-31"   the last day something holds (a contract, a membership)
 *   data-due="2026-12-31"     the last day to do something (a review, a certificate)
 *   data-hours="Mon-Fri 09:00-18:00" data-time-zone="Asia/Kolkata" [data-holidays="2026-12-25 …"]
 *                             when somebody answers; an <ol data-call-order> marks the first who does
 *   data-sortable, data-filter="Filter systems"   on a table; table-choices.js adds more filters
 *   data-open-search          a button that opens the site's search
 *   data-build                filled with what build.js says about this copy
 */
(function () {
  "use strict";

  var DAY = 86400000;
  var NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function build() {
    var said = window.relaybookBuild;
    return said && !said.nodeType ? said : {};
  }

  // Dates

  function dayNumber(text) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
    return parts ? Date.UTC(+parts[1], parts[2] - 1, +parts[3]) / DAY : null;
  }

  // A fixed date holds for the whole copy, so that a demonstration stays as it was built.
  function today() {
    var now = new Date();
    var fixed = dayNumber(build().as_of);
    return fixed === null
      ? Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY
      : fixed;
  }

  function days(count) {
    return count + (count === 1 ? " day" : " days");
  }

  function markPast(attribute, words) {
    each("[" + attribute + "]", function (place) {
      var day = dayNumber(place.getAttribute(attribute));
      if (day === null || today() <= day || place.classList.contains("rb-past")) return;
      place.classList.add("rb-past");
      place.appendChild(document.createTextNode(" "));
      place.appendChild(element("span", "rb-badge rb-badge--error", words(days(today() - day))));
    });
  }

  function markWhatHasRunOut() {
    markPast("data-until", function (ago) { return "ended " + ago + " ago"; });
    markPast("data-due", function (ago) { return "overdue by " + ago; });
  }

  // Hours

  function dayIndexes(span) {
    var ends = span.split("-").map(function (name) { return NAMES.indexOf(name.trim()); });
    var first = ends[0], last = ends[ends.length - 1], found = [];
    if (first < 0 || last < 0) return null;
    for (var step = 0; step <= (last - first + 7) % 7; step += 1) found.push((first + step) % 7);
    return found;
  }

  function ranges(part) {
    var found = /^(.+?)\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(part.trim());
    if (!found) return null;
    var start = found[2] * 60 + +found[3], end = found[4] * 60 + +found[5], all = [];
    var readable = found[1].split(",").every(function (span) {
      var indexes = dayIndexes(span);
      (indexes || []).forEach(function (day) {
        if (start < end) all.push([day, start, end]);
        else all.push([day, start, 1440], [(day + 1) % 7, 0, end]);
      });
      return indexes !== null;
    });
    return readable ? all : null;
  }

  // true, false, or null where the text cannot be read: "cannot tell" is never shown as a no.
  function covers(hours, when) {
    if (/^(24x7|24\/7|always)$/i.test(hours.trim())) return true;
    var parts = hours.split(";").map(ranges);
    if (parts.indexOf(null) >= 0) return null;
    return parts.some(function (part) {
      return part.some(function (range) {
        return range[0] === when.day && range[1] <= when.minute && when.minute < range[2];
      });
    });
  }

  function momentIn(zone) {
    var shown = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone || undefined, weekday: "short", hour: "2-digit", minute: "2-digit",
      year: "numeric", month: "2-digit", day: "2-digit", hourCycle: "h23",
    }).formatToParts(new Date()).forEach(function (part) { shown[part.type] = part.value; });
    return {
      day: NAMES.indexOf(shown.weekday),
      minute: shown.hour * 60 + +shown.minute,
      date: shown.year + "-" + shown.month + "-" + shown.day,
    };
  }

  function answersNow(place) {
    var when;
    try {
      when = momentIn(place.getAttribute("data-time-zone"));
    } catch (unknownZone) {
      return null;
    }
    var holidays = (place.getAttribute("data-holidays") || "").split(/\s+/);
    var hours = place.getAttribute("data-hours");
    if (holidays.indexOf(when.date) >= 0 && covers(hours, when) !== null) {
      return /^(24x7|24\/7|always)$/i.test(hours.trim());
    }
    return covers(hours, when);
  }

  function markWhoAnswers() {
    each("[data-hours]", function (place) {
      // Someone whose time has ended is never offered, whatever their hours were.
      if (place.querySelector(".rb-now") || place.matches(".rb-past")) return;
      var answers = answersNow(place);
      if (answers === null) return;
      place.classList.toggle("rb-answers", answers);
      place.appendChild(document.createTextNode(" "));
      place.appendChild(element(
        "span", "rb-now rb-badge " + (answers ? "rb-badge--ok" : "rb-badge--muted"),
        answers ? "answers now" : "outside hours"
      ));
    });
    each("[data-call-order]", function (list) {
      var first = list.querySelector("li.rb-answers");
      if (!first || list.querySelector(".rb-call-first")) return;
      first.classList.add("rb-call-first");
      first.querySelector(".rb-now").textContent = "call now";
    });
  }

  // Tables

  function cellText(row, column) {
    var cell = row.cells[column];
    return cell ? (cell.getAttribute("data-sort") || cell.textContent).trim() : "";
  }

  function sortBy(table, column, header) {
    var descending = header.getAttribute("aria-sort") === "ascending";
    var body = table.tBodies[0];
    var order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
    Array.prototype.slice.call(body.rows).sort(function (one, other) {
      var compared = order.compare(cellText(one, column), cellText(other, column));
      return descending ? -compared : compared;
    }).forEach(function (row) { body.appendChild(row); });
    Array.prototype.forEach.call(header.parentNode.cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
  }

  function makeSortable(table) {
    if (!table.tHead || table.tHead.querySelector(".rb-sort")) return;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = element("button", "rb-sort");
      button.type = "button";
      while (header.firstChild) button.appendChild(header.firstChild);
      button.addEventListener("click", function () { sortBy(table, column, header); });
      header.classList.add("rb-sorts");
      header.appendChild(button);
    });
  }

  // For tables that a script makes later.
  window.relaybookSortable = makeSortable;

  function makeFilterable(table) {
    if (table.getAttribute("data-filter-ready")) return;
    table.setAttribute("data-filter-ready", "true");
    var label = element("label", "rb-filter", table.getAttribute("data-filter") + " ");
    var input = element("input");
    var count = element("span", "rb-filter__count");
    input.type = "search";
    count.setAttribute("role", "status");
    input.addEventListener("input", function () { filter(table, input.value, count); });
    label.appendChild(input);
    // Material moves tables into wrappers of its own, which the filter has to stay outside of.
    var place = table.closest(".rb-table") || table;
    place.parentNode.insertBefore(label, place);
    label.appendChild(count);
  }

  function filter(table, words, count) {
    var wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; });
    });
    var shown = rows.filter(function (row) {
      return !row.hidden && !row.hasAttribute("data-unchosen");
    }).length;
    var isWhole = !wanted.length && shown === rows.length;
    count.textContent = isWhole ? "" : shown + " of " + rows.length;
  }

  // The theme

  function openSearch() {
    var toggle = document.querySelector("[data-md-toggle=search]");
    var query = document.querySelector("[data-md-component=search-query]");
    if (!query) return;
    if (toggle && !toggle.checked) toggle.click();
    query.focus();
  }

  // Names that the theme leaves out, or gives twice, and a screen reader needs.
  function nameThemeParts() {
    each("nav.md-path", function (path) { path.setAttribute("aria-label", "You are here"); });
    each(".md-search[role=dialog], [data-md-component=search][role=dialog]", function (dialog) {
      dialog.setAttribute("aria-label", "Search");
    });
    each("[role=progressbar], .md-progress", function (bar) {
      bar.setAttribute("aria-label", "Page is loading");
    });
    // Each block of code gets one of these around its button, all of them alike.
    each(".md-code__nav:not([role])", function (buttons) { buttons.setAttribute("role", "none"); });
    each(".md-typeset__scrollwrap", function (wrap) {
      var scrolls = wrap.scrollWidth > wrap.clientWidth, table = wrap.closest(".rb-table");
      if (scrolls) wrap.tabIndex = 0;
      else wrap.removeAttribute("tabindex");
      if (table) table.classList.toggle("rb-scrolls", scrolls);
    });
  }

  // The theme adds wrappers and buttons after the page has loaded.
  function keepNaming() {
    if (!window.MutationObserver || keepNaming.started) return;
    keepNaming.started = true;
    new MutationObserver(nameThemeParts).observe(document.body, { childList: true, subtree: true });
    window.addEventListener("resize", nameThemeParts);
  }

  function describeBuild() {
    var said = build();
    each("[data-build]", function (place) {
      var words = [];
      if (said.commit) words.push("commit " + String(said.commit).slice(0, 12));
      if (said.built_on) words.push("built on " + said.built_on);
      if (said.as_of) words.push("as of " + said.as_of + ", a fixed date");
      var age = dayNumber(said.built_on) === null ? 0 : today() - dayNumber(said.built_on);
      if (!said.as_of && age > 0) words.push("this copy is " + days(age) + " old");
      place.textContent = words.join(" · ");
    });
  }

  function prepare() {
    nameThemeParts();
    keepNaming();
    describeBuild();
    markWhatHasRunOut();
    markWhoAnswers();
    each("table[data-sortable]", makeSortable);
    each("table[data-filter]", makeFilterable);
    each("[data-open-search]", function (button) { button.onclick = openSearch; });
  }

  // Material replaces pages without loading them and says so on `document$`.
  if (window.document$ && typeof window.document$.subscribe === "function") {
    window.document$.subscribe(prepare);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", prepare);
  } else {
    prepare();
  }
})();
