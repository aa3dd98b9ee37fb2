/*
 * What is shown, as the part of the address after `#`: a link in a runbook opens that view.
 *
 *   #focus=fraud-scoring&depth=2        #focus=fraud-scoring&mode=blast
 *   #by=owner&open=Fraud%20platform     #mode=exit&day=2027-01-01&vendor=Nimbus
 */
(function () {
  "use strict";

  var map = window.relaybookMap = window.relaybookMap || {};
  var KEYS = ["by", "open", "focus", "depth", "mode", "day", "with", "legacy", "vendor", "all"];

  function decoded(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch (malformed) {
      return text;
    }
  }

  map.readAddress = function (hash) {
    var state = {};
    KEYS.forEach(function (key) { state[key] = ""; });
    hash.replace(/^#/, "").split("&").forEach(function (part) {
      var at = part.indexOf("="), key = part.slice(0, at);
      if (at > 0 && KEYS.indexOf(key) >= 0) state[key] = decoded(part.slice(at + 1));
    });
    state.depth = Math.min(4, Math.max(1, Math.floor(+state.depth) || 1));
    return state;
  };

  map.writeAddress = function (state) {
    return "#" + KEYS.filter(function (key) {
      return state[key] && !(key === "depth" && +state[key] === 1);
    }).map(function (key) {
      return key + "=" + encodeURIComponent(String(state[key]));
    }).join("&");
  };

  // The address of the same view with something changed.
  map.addressWith = function (state, changes) {
    var next = {};
    KEYS.forEach(function (key) { next[key] = key in changes ? changes[key] : state[key]; });
    return map.writeAddress(next);
  };
})();
