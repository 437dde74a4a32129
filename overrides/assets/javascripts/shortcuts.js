/* Keys of one letter, with a panel that tells them. They rest while the reader types, and can be
   switched off: then the theme's own keys of one letter rest as well. */
(function () {
  "use strict";

  var KEY = "atlas-keys";
  var THEMES = ["/", "f", "s", "n", ".", "p", ","];
  var isOff = stored() === "off";

  function stored() {
    try { return localStorage.getItem(KEY); } catch (error) { return null; }
  }

  function store(isOn) {
    isOff = !isOn;
    try { localStorage.setItem(KEY, isOn ? "on" : "off"); } catch (error) { /* until the page is left */ }
  }

  function panel() { return document.querySelector("dialog.kb-shortcuts"); }

  function open() {
    var dialog = panel();
    if (!dialog || !dialog.showModal || dialog.open) return;
    dialog.querySelector("[name=keys]").checked = !isOff;
    dialog.showModal();
  }

  // Below the language's root, from wherever this page stands.
  function go(path) {
    var logo = document.querySelector("a.md-logo");
    var home = new URL(logo.getAttribute("href"), document.baseURI).href;
    var root = home.replace(/index\.html$/, "");
    location.assign(root + path + (path && /index\.html$/.test(home) ? "index.html" : ""));
  }

  var acts = {
    "?": open,
    "h": function () { go(""); },
    "m": function () { go("matrix/"); },
    "b": function () { go("shortlist/"); },
    "k": function () {
      var button = document.querySelector(".kb-keep-line .kb-keep");
      if (button) button.click();
    },
    "c": function () { window.atlasCopy.copyAndTell(location.href); },
    "l": function () {
      var here = document.documentElement.lang.slice(0, 2);
      var links = Array.from(document.querySelectorAll("a.md-select__link[hreflang]"));
      var other = links.find(function (link) { return link.hreflang !== here; });
      if (other) other.click();
    },
    "t": function () {
      var label = Array.from(document.querySelectorAll("label[for^=__palette]")).find(function (one) {
        return !one.hidden;
      });
      if (label) label.click();
    }
  };

  function isTyping(node) {
    return Boolean(node && node.closest
      && node.closest("input, textarea, select, [contenteditable], [role=textbox]"));
  }

  // Before the theme hears of it.
  window.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || isTyping(document.activeElement)) return;
    if (document.querySelector("dialog[open]")) return;
    if (isOff) {
      if (THEMES.includes(event.key)) event.stopImmediatePropagation();
      return;
    }
    if (!Object.prototype.hasOwnProperty.call(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  }, true);

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest(".kb-shortcuts-open")) open();
  });
  document.addEventListener("change", function (event) {
    if (event.target.closest && event.target.closest(".kb-shortcuts [name=keys]")) store(event.target.checked);
  });

  function start() {
    document.querySelectorAll(".kb-shortcuts-open").forEach(function (button) { button.hidden = false; });
  }
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
