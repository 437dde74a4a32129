/* Small things the theme leaves open: the language switch keeps page and anchor,
   linked evidence opens, and the search dialog has a name. */
(function () {
  "use strict";

  // Both languages have the same pages at the same paths, so the other one is a sibling folder.
  function sibling(language) {
    var here = document.documentElement.lang.slice(0, 2);
    var parts = location.pathname.split("/");
    var at = parts.lastIndexOf(here);
    if (at < 0) return null;
    parts[at] = language;
    return parts.join("/") + location.search + location.hash;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.md-select__link[hreflang]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var address = sibling(link.hreflang);
    if (!address) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign(address);
  }, true);

  function openLinked() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    var evidence = target && target.querySelector(":scope > details.kb-evidence");
    if (evidence) evidence.open = true;
  }

  function nameSearch() {
    var dialog = document.querySelector(".md-search[role=dialog]");
    var input = dialog && dialog.querySelector("input");
    if (input && !dialog.hasAttribute("aria-label")) {
      dialog.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder);
    }
  }

  function start() { openLinked(); nameSearch(); }
  window.addEventListener("hashchange", openLinked);
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
