/*
 * What the record of an exercise says beside the log: who, how, with what outcome. Downloads it.
 *
 *   relaybookRunForm(about, made)   returns {form, path}; made() gives the file's name and text
 *
 * Nothing is written while an answer is missing: every one that is gets named, not the first alone.
 */
(function () {
  "use strict";

  var CONTACT = /^(?:(?:person|team|role|vendor):)?[a-z0-9][a-z0-9._-]*$/;
  var IDS = "Ids of contacts with commas between them, such as person:their-id";
  var fields, path, problem;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function add(parent) {
    for (var at = 1; at < arguments.length; at += 1) parent.appendChild(arguments[at]);
    return parent;
  }

  function select(name, words, choices) {
    var field = element("select");
    add(field, new Option("choose", ""));
    choices.forEach(function (one) { add(field, new Option(one.replace("_", " "), one)); });
    return answer(name, words, field);
  }

  function answer(name, words, field, placeholder) {
    if (placeholder) field.placeholder = placeholder;
    fields[name] = field;
    return add(element("label", "rb-log__field", words), field);
  }

  function record(about, made) {
    var form = element("form", "rb-log__record"), by = element("input"), people = element("datalist");
    about.people.forEach(function (one) { add(people, new Option(one[1], one[0])); });
    people.id = "rb-people";
    by.setAttribute("list", people.id);
    form.noValidate = true;
    var mode = select("mode", "How", ["live", "game_day", "drill", "tabletop"]);
    var outcome = select("outcome", "Outcome", ["pass", "partial", "fail"]);
    add(form, element("p", "rb-log__title", "As the record of an exercise"));
    add(form, answer("by", "Who did it", by, about.people.length ? about.people[0][0] : "person:their-id"), people, mode, outcome);
    add(form, select("help_needed", "Help needed from", ["none", "author", "vendor"]));
    add(form, answer("evidence", "Evidence", element("input"), "ticket or log"));
    add(form, answer("follow_up", "What follows from it", element("input")));
    ["by", "mode", "outcome"].forEach(function (name) { fields[name].required = true; });
    fields.outcome.addEventListener("change", function () {
      fields.follow_up.required = /^(?:partial|fail)$/.test(fields.outcome.value);
    });
    var save = element("button", "rb-button", "Download the record");
    path = element("code");
    problem = element("p", "rb-log__missing");
    problem.setAttribute("role", "alert");
    add(form, problem);
    add(form, add(element("p", "rb-log__save"), save, document.createTextNode(" Commit it as "), path));
    form.addEventListener("input", function (event) { judged(event.target); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (holds(form)) download(made());
    });
    return { form: form, path: path };
  }

  function ids() {
    return fields.by.value.split(/[\s,]+/).filter(Boolean);
  }

  // Whether an answer holds; one that was complained of and now does is no longer marked.
  function judged(field) {
    if (field === fields.by) field.setCustomValidity(ids().every(function (one) { return CONTACT.test(one); }) ? "" : IDS);
    var isGood = field.validity.valid && (!field.required || Boolean(field.value.trim()));
    if (isGood) field.removeAttribute("aria-invalid");
    return isGood;
  }

  function holds(form) {
    var wrong = Array.prototype.filter.call(form.querySelectorAll("input, select"), function (field) { return !judged(field); });
    var missing = wrong.filter(function (field) { return !field.value.trim(); });
    var words = missing.map(function (field) { return field.parentNode.firstChild.data; });
    var parts = words.length ? ["missing: " + words.join(", ")] : [];
    if (wrong.length > missing.length) parts.push(fields.by.parentNode.firstChild.data + ": " + IDS);
    wrong.forEach(function (field) { field.setAttribute("aria-invalid", "true"); });
    problem.textContent = parts.length ? "Nothing written. " + parts.join(". ").replace(/^m/, "M") : "";
    if (wrong.length) wrong[0].focus();
    return !wrong.length;
  }

  function download(exercise) {
    var answers = {};
    Object.keys(fields).forEach(function (name) { answers[name] = fields[name].value; });
    answers.by = ids();
    var link = element("a"), text = exercise.text(answers);
    link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    link.download = exercise.name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    window.relaybookSay("Downloaded " + link.download);
  }

  window.relaybookRunForm = function (about, made) {
    fields = {};
    return record(about, made);
  };
})();
