/* What the theme leaves open for those who use a keyboard or a screen reader: tables that scroll can
   be reached and are named, the buttons of the header can be reached where they are labels, and the
   copy buttons of code are no landmarks. */
(function () {
  "use strict";

  // What a scrolling table is called: by its caption, or by the heading that it stands under.
  function nameOf(node) {
    var caption = node.querySelector("caption");
    if (caption) return caption.textContent.trim();
    var headings = Array.from(document.querySelectorAll("article :is(h1, h2, h3, h4)"));
    var before = headings.filter(function (heading) {
      return heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    var last = before[before.length - 1];
    return last ? last.firstChild.textContent.trim() : document.title;
  }

  function button(label, words) {
    if (!label || !words || label.hasAttribute("role")) return;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", words);
    label.tabIndex = 0;
  }

  function attribute(selector, name) {
    var node = document.querySelector(selector);
    return node && node.getAttribute(name);
  }

  function mend() {
    document.querySelectorAll(".md-typeset__scrollwrap:not([role])").forEach(function (node) {
      node.tabIndex = 0;
      node.setAttribute("role", "region");
      node.setAttribute("aria-label", nameOf(node));
    });
    document.querySelectorAll(".md-code__nav:not([role])").forEach(function (node) {
      node.setAttribute("role", "none");
    });
    button(document.querySelector(".md-header label[for=__drawer]"), attribute(".md-nav--primary", "aria-label"));
    button(document.querySelector(".md-header label[for=__search]"), attribute(".md-search__input", "aria-label"));
  }

  // The theme presses a label when Enter is; a button is pressed by the space bar too.
  document.addEventListener("keydown", function (event) {
    if (event.key !== " " || !event.target.matches || !event.target.matches("label[role=button]")) return;
    event.preventDefault();
    event.target.click();
  });

  // Escape puts the menu away, which on a phone lies over the page, and gives the focus back.
  document.addEventListener("keydown", function (event) {
    var drawer = document.getElementById("__drawer");
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change"));
    document.querySelector(".md-header label[for=__drawer]").focus();
  });

  // The theme wraps tables and adds buttons a moment after a page is there.
  var isAwaited = false;
  function soon() {
    if (isAwaited) return;
    isAwaited = true;
    requestAnimationFrame(function () { isAwaited = false; mend(); });
  }
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  mend();
})();
