/* Small things the theme leaves open: the language switch keeps page and anchor, and linked evidence
   opens. */
(function () {
  "use strict";

  // Both languages have the same pages at the same paths, so the other one is a sibling folder.
  function sibling(language) {
    var here = document.documentElement.lang.slice(0, 2);
    var parts = location.pathname.split("/");
    var at = parts.lastIndexOf(here);
    if (at < 0) return null;
    parts[at] = language;
    return parts.join("/") + location.search + window.atlasPosition();
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

  // The page's notes are footnotes; beside their marker they are easier to read.
  var canShow = "popover" in HTMLElement.prototype;
  var popover = null;
  var opener = null;

  // A marker's note, where it stands on this page.
  window.atlasNoteOf = function (marker) {
    var named = /^#(note-\d+)$/.exec(marker.hash);
    return named && document.getElementById(named[1]);
  };

  // What a statement says, without its marker.
  function statementOf(marker) {
    var words = document.createRange();
    words.selectNodeContents(marker.closest(".kb-statement"));
    words.setEndBefore(marker);
    return words.toString().trim();
  }

  function button(text, className, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function fill(note) {
    var words = note.closest(".kb-notes").dataset;
    popover.textContent = "";
    popover.append(button(words.close, "kb-popover-close", function () { popover.hidePopover(); }));
    Array.prototype.forEach.call(note.childNodes, function (child) {
      popover.append(child.cloneNode(true));
    });
    popover.querySelectorAll(".kb-cite").forEach(function (cite) {
      var text = cite.textContent;
      cite.append(button(words.copy, "", function (event) {
        window.atlasCopy.copy(text).then(function () { event.target.textContent = words.copied; });
      }));
    });
  }

  function place(marker) {
    popover.style.maxHeight = "";
    var box = marker.getBoundingClientRect();
    var size = popover.getBoundingClientRect();
    // On the side that has more room, so that the statement stays in sight; it scrolls if it must.
    var above = box.top - 14, below = innerHeight - box.bottom - 14;
    var isBelow = size.height <= below || below >= above;
    var height = Math.min(size.height, Math.max(isBelow ? below : above, 160));
    popover.style.maxHeight = height + "px";
    popover.style.top = Math.max(8, isBelow ? box.bottom + 6 : box.top - height - 6) + "px";
    popover.style.left = Math.max(8, Math.min(box.left, innerWidth - size.width - 8)) + "px";
  }

  function show(marker) {
    var note = window.atlasNoteOf(marker);
    if (!popover || !popover.isConnected) {
      popover = document.createElement("div");
      popover.className = "kb-popover md-typeset";
      // Browsers differ in when they close an "auto" one: before the click that asks for it is
      // told, or after. So what closes it is said here.
      popover.popover = "manual";
      popover.tabIndex = -1;
      popover.setAttribute("role", "dialog");
      popover.addEventListener("toggle", function (event) {
        if (event.newState === "closed" && opener) opener.setAttribute("aria-expanded", "false");
      });
      document.querySelector(".md-content").append(popover);
    }
    if (popover.matches(":popover-open")) popover.hidePopover();
    fill(note);
    opener = marker;
    marker.setAttribute("aria-expanded", "true");
    popover.setAttribute("aria-label", statementOf(marker));
    popover.showPopover();
    place(marker);
    popover.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var marker = event.target.closest && event.target.closest("a.kb-marker");
    var isOpen = popover && popover.matches(":popover-open");
    if (isOpen && !marker && !popover.contains(event.target)) popover.hidePopover();
    // Whose note stands on another page is a link to it.
    if (!marker || !canShow || !window.atlasNoteOf(marker)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (isOpen && marker === opener) popover.hidePopover();
    else show(marker);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key !== " " || !event.target.matches || !event.target.matches("a.kb-marker") || !canShow) return;
    event.preventDefault();
    event.target.click();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !popover || !popover.matches(":popover-open")) return;
    popover.hidePopover();
    opener.focus();
  });

  // A link to a claim opens its evidence.
  function openLinked() {
    var id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { /* no name of anything */ }
    var target = id && document.getElementById(id);
    if (target && target.matches(".kb-moved > li")) location.replace(target.querySelector("a").href);
    var marker = target && target.matches(".kb-claim") && target.querySelector("a.kb-marker");
    if (marker && canShow && window.atlasNoteOf(marker)) show(marker);
  }

  function start() {
    if (canShow) document.documentElement.classList.add("kb-js");
    if (canShow) document.querySelectorAll("a.kb-marker").forEach(function (marker) {
      marker.setAttribute("role", "button");
      marker.setAttribute("aria-haspopup", "dialog");
      marker.setAttribute("aria-expanded", "false");
    });
    openLinked();
  }
  window.addEventListener("hashchange", openLinked);
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
