/* Where the reader is on a page, as an anchor that the other language has too: both editions have the
   same ids. Claims are passed over, since a link to a claim opens its evidence. */
(function () {
  "use strict";

  var HEADER = 120;

  function isAt(node) {
    var box = node.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  }

  // The anchor of the address while what it names is in sight; else what stands last above the text
  // that is being read; nothing at the beginning of a page.
  function anchor() {
    var asked = "";
    try { asked = decodeURIComponent(location.hash.slice(1)); } catch (error) { /* no name of anything */ }
    var named = asked && document.getElementById(asked);
    if (named && isAt(named)) return location.hash;
    if (scrollY < HEADER) return "";
    var last = null;
    document.querySelectorAll(".md-content .kb [id]:not(.kb-claim, svg *, form *), .md-content h2[id], .md-content h3[id]").forEach(function (node) {
      if (node.offsetParent && node.getBoundingClientRect().top <= HEADER) last = node;
    });
    return last ? "#" + encodeURIComponent(last.id) : "";
  }

  window.atlasPosition = anchor;
})();
