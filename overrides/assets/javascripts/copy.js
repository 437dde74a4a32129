/* Copying: links of headings and claims, how to cite a page, what to report. Where a browser does not
   let scripts copy, the text is chosen so that the reader can. */
(function () {
  "use strict";

  var told = null;

  // Says a word to everyone: to the eye for a moment, to a screen reader once.
  function tell(words) {
    if (!told || !told.isConnected) {
      told = document.createElement("div");
      told.className = "kb-told";
      told.setAttribute("role", "status");
      document.body.append(told);
    }
    told.textContent = "";
    requestAnimationFrame(function () { told.textContent = words; });
    clearTimeout(told.atlasTimer);
    told.atlasTimer = setTimeout(function () { told.textContent = ""; }, 4000);
  }

  // The older way, for pages that were opened from a disk.
  function copySelected(text) {
    var field = document.createElement("textarea");
    var focused = document.activeElement;
    field.value = text;
    field.className = "kb-hidden";
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.select();
    var isDone = document.execCommand("copy");
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    return isDone;
  }

  function copy(text) {
    var asked = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    return asked.catch(function () { if (!copySelected(text)) throw new Error("not copied"); });
  }

  // The page's own words for it, in its language.
  function word(name) {
    var take = document.querySelector(".kb-take");
    return take ? take.dataset[name] : "";
  }

  function copyAndTell(text, fallback) {
    return copy(text).then(function () { tell(word("copied") || "✓"); }, function () {
      if (fallback) getSelection().selectAllChildren(fallback);
    });
  }

  function addButton(place, name, text) {
    if (place.querySelector("button") || !word(name)) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "kb-copy-link";
    button.textContent = word(name);
    button.addEventListener("click", function () { copyAndTell(text, place); });
    place.append(" ", button);
  }

  document.addEventListener("click", function (event) {
    var heading = event.target.closest && event.target.closest("a.headerlink");
    if (heading && !event.ctrlKey && !event.metaKey && !event.shiftKey) copyAndTell(heading.href);
  });

  // The evidence of a claim links to the claim by its id.
  document.addEventListener("toggle", function (event) {
    if (event.newState !== "open" || !event.target.matches(".kb-popover")) return;
    event.target.querySelectorAll("dd > a[href*='#']").forEach(function (link) {
      if (decodeURIComponent(link.hash.slice(1)) !== link.textContent) return;
      var place = document.createElement("dd");
      link.parentElement.after(place);
      addButton(place, "copyLink", link.href);
    });
  }, true);

  function start() {
    document.querySelectorAll(".kb-take .kb-copied").forEach(function (text) {
      addButton(text, "copy", text.textContent);
    });
    document.querySelectorAll(".kb-take .kb-own-link").forEach(function (place) {
      addButton(place, "copyLink", place.querySelector("a").href);
    });
  }

  window.atlasCopy = { copy: copy, copyAndTell: copyAndTell, tell: tell };
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
