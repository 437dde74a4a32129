/* The shortlist: ids such as "subject:go", kept in this browser and nowhere else. Where nothing may be
   kept, it lasts until the page is left. */
(function () {
  "use strict";

  var KEY = "atlas-shortlist";
  var ID = /^(subject|comparison):[a-z0-9-]{1,100}$/;
  var MOST = 200;
  var lasting = [];
  var isKept = true;

  function tidy(list) {
    if (!Array.isArray(list)) return [];
    var good = list.filter(function (id) { return typeof id === "string" && ID.test(id); });
    return Array.from(new Set(good)).slice(0, MOST);
  }

  function read() {
    if (!isKept) return lasting.slice();
    try { return tidy(JSON.parse(localStorage.getItem(KEY) || "[]")); } catch (error) {
      // What is stored is no list, or nothing may be stored at all.
      if (!(error instanceof SyntaxError)) isKept = false;
      return lasting.slice();
    }
  }

  function write(list) {
    lasting = tidy(list);
    try { localStorage.setItem(KEY, JSON.stringify(lasting)); } catch (error) { isKept = false; }
    document.dispatchEvent(new CustomEvent("atlas-shortlist"));
  }

  function toggle(id) {
    var list = read(), at = list.indexOf(id);
    if (at < 0) list.push(id);
    else list.splice(at, 1);
    write(list);
  }

  function show() {
    var list = read();
    document.querySelectorAll("button.kb-keep").forEach(function (button) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(list.includes(button.dataset.keep)));
    });
    document.querySelectorAll(".kb-keep-line").forEach(function (line) { line.hidden = false; });
    document.querySelectorAll(".kb-keep-link").forEach(function (link) {
      link.hidden = !list.length;
      link.querySelector(".kb-keep-count").textContent = list.length;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button.kb-keep");
    if (button) toggle(button.dataset.keep);
  });
  document.addEventListener("atlas-shortlist", show);
  // Another window of this browser may keep something too.
  window.addEventListener("storage", function (event) {
    if (event.key === KEY) document.dispatchEvent(new CustomEvent("atlas-shortlist"));
  });

  window.atlasShortlist = {
    read: read, write: write, toggle: toggle,
    isKept: function () { read(); return isKept; }
  };
  if (window.document$) window.document$.subscribe(show);
  else document.addEventListener("DOMContentLoaded", show);
})();
