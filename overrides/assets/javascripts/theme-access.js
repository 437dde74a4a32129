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

  // A button that looks like a label of the theme's, stands in its place and presses it.
  function button(label, words) {
    if (!label || !words || label.classList.contains("kb-pressed")) return;
    var made = document.createElement("button");
    made.type = "button";
    made.className = label.className + " kb-press";
    made.dataset.presses = label.htmlFor;
    made.setAttribute("aria-label", words);
    Array.prototype.forEach.call(label.childNodes, function (child) { made.append(child.cloneNode(true)); });
    made.addEventListener("click", function () { label.click(); });
    label.before(made);
    label.classList.add("kb-pressed");
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
      // Around it may be a region of ours for the same table: it is the inner one that scrolls.
      var outer = node.closest(".kb-scroll");
      if (outer) ["role", "aria-label", "tabindex"].forEach(function (name) { outer.removeAttribute(name); });
    });
    document.querySelectorAll(".md-code__nav:not([role])").forEach(function (node) {
      node.setAttribute("role", "none");
    });
    var bar = ".md-header__inner > label";
    button(document.querySelector(bar + "[for=__drawer]"), attribute(".md-nav--primary", "aria-label"));
    button(document.querySelector(bar + "[for=__search]"), attribute(".md-search__input", "aria-label"));
  }

  // Escape puts the menu away, which on a phone lies over the page, and gives the focus back.
  document.addEventListener("keydown", function (event) {
    var drawer = document.getElementById("__drawer");
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change"));
    document.querySelector(".kb-press[data-presses=__drawer]").focus();
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
