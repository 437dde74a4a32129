/* What a reader chose in a matrix, and the address that says so. A state is { name: string } with a
   list as words joined by commas; what is left at its beginning stands nowhere. */
(function () {
  "use strict";

  var LISTS = ["show", "pin"];
  var LONGEST = 4000;
  var MOST_TOLD = 5;

  // What an entry of the form can take: null for any words.
  function choicesOf(form, name) {
    var entries = Array.from(form.querySelectorAll("[name='" + name + "']"));
    if (!entries.length) return [];
    if (entries[0].tagName === "SELECT") {
      return Array.from(entries[0].options).map(function (option) { return option.value; });
    }
    return entries[0].type === "checkbox" ? entries.map(function (entry) { return entry.value; }) : null;
  }

  function namesOf(form) {
    var names = Array.from(form.querySelectorAll("[name]")).map(function (entry) { return entry.name; });
    return Array.from(new Set(names)).concat("pin");
  }

  // Takes from an address only what a reader could have chosen; the rest is named in `ignored`.
  function read(form, rows, ignored) {
    var asked = new URLSearchParams(location.search), state = {};
    namesOf(form).forEach(function (name) {
      var value = asked.get(name);
      if (!value) return;
      if (value.length > LONGEST) return void ignored.push(value);
      var choices = name === "pin" ? rows : choicesOf(form, name);
      if (choices === null) {
        state[name] = value.slice(0, 100);
        if (value.length > 100) ignored.push(value.slice(100));
        return;
      }
      var parts = LISTS.includes(name) ? Array.from(new Set(value.split(","))) : [value];
      var good = parts.filter(function (part) { return choices.includes(part); });
      ignored.push.apply(ignored, parts.filter(function (part) { return !choices.includes(part); }));
      if (good.length) state[name] = good.join(",");
    });
    return state;
  }

  function fromForm(form, pinned) {
    var state = {};
    form.querySelectorAll("[name]").forEach(function (entry) {
      if (entry.name === "show" || (entry.type === "checkbox" && !entry.checked)) return;
      if (entry.value) state[entry.name] = entry.value;
    });
    var shown = Array.from(form.querySelectorAll("[name=show]"));
    var chosen = shown.filter(function (box) { return box.checked; });
    if (chosen.length && chosen.length < shown.length) {
      state.show = chosen.map(function (box) { return box.value; }).join(",");
    }
    if (pinned.length) state.pin = pinned.join(",");
    return state;
  }

  function toForm(form, state) {
    var shown = state.show && state.show.split(",");
    form.querySelectorAll("[name]").forEach(function (entry) {
      if (entry.name === "show") entry.checked = !shown || shown.includes(entry.value);
      else if (entry.type === "checkbox") entry.checked = state[entry.name] === entry.value;
      else entry.value = state[entry.name] || "";
    });
  }

  function addressOf(form, state) {
    var address = new URL(location.href);
    namesOf(form).forEach(function (name) {
      if (state[name]) address.searchParams.set(name, state[name]);
      else address.searchParams.delete(name);
    });
    // Commas are as good in an address, and easier to read.
    address.search = address.search.replace(/%2C/g, ",");
    return address;
  }

  function told(form, ignored) {
    if (!ignored.length) return "";
    var shown = ignored.slice(0, MOST_TOLD).map(function (part) { return part.slice(0, 100); });
    var more = ignored.length - shown.length;
    return " " + form.dataset.unknown + " " + shown.join(", ")
      + (more ? " " + form.dataset.more.replace("{}", more) : "");
  }

  window.atlasMatrixState = { read: read, fromForm: fromForm, toForm: toForm, addressOf: addressOf, told: told };
})();
