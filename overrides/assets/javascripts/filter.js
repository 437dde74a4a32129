/* Filters for lists and tables that are whole without a script. A form names what it filters, its
   items carry the values: `data-subject="go rust"`. What is chosen stands in the address. */
(function () {
  "use strict";

  function start(form) {
    var items = Array.from(document.querySelectorAll("#" + form.dataset.for + " [data-item]"));
    var entries = Array.from(form.querySelectorAll("[name]"));
    var status = form.querySelector("[role=status]");
    var told = form.dataset.told.split("{}");
    var ignored = [];

    // An entry takes only what a reader could have chosen; the rest of an address is named.
    function read() {
      var asked = new URLSearchParams(location.search);
      entries.forEach(function (entry) {
        var value = (asked.get(entry.name) || "").slice(0, 100);
        entry.value = value;
        if (entry.value !== value) {
          entry.value = "";
          ignored.push(value);
        }
      });
    }

    function write() {
      var address = new URL(location.href);
      entries.forEach(function (entry) {
        if (entry.value) address.searchParams.set(entry.name, entry.value);
        else address.searchParams.delete(entry.name);
      });
      history.replaceState(history.state, "", address);
    }

    function fits(item) {
      return entries.every(function (entry) {
        if (!entry.value) return true;
        if (entry.type === "search") {
          return item.textContent.toLowerCase().includes(entry.value.trim().toLowerCase());
        }
        return (item.dataset[entry.name] || "").split(" ").includes(entry.value);
      });
    }

    function show() {
      var shown = 0;
      items.forEach(function (item) {
        item.hidden = !fits(item);
        if (!item.hidden) shown += 1;
      });
      // A heading over nothing would only mislead.
      document.querySelectorAll("#" + form.dataset.for + " [data-group]").forEach(function (group) {
        group.hidden = !group.querySelector("[data-item]:not([hidden])");
      });
      status.textContent = told[0] + shown + told[1] + items.length + told[2]
        + (ignored.length ? " " + form.dataset.unknown + " " + ignored.join(", ") : "");
    }

    function change() {
      ignored = [];
      write();
      show();
    }

    form.addEventListener("input", change);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      entries.forEach(function (entry) { entry.value = ""; });
      change();
    });
    form.hidden = false;
    read();
    show();
  }

  function startAll() { document.querySelectorAll("form.kb-filter").forEach(start); }
  if (window.document$) window.document$.subscribe(startAll);
  else document.addEventListener("DOMContentLoaded", startAll);
})();
