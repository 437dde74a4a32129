/* The search box: opens and closes, asks the index when it is first needed, and shows what is found.
   Keys: F, S or / open it; arrows go through the results; Enter opens the first; Escape closes. */
(function () {
  "use strict";

  // Where the edition begins, seen from this script: `en/assets/javascripts/search.js`.
  var SCRIPTS = new URL(".", document.currentScript.src).href;
  var ROOT = new URL("../../", SCRIPTS).href;
  var ENGINE = ["search-words.js", "search-index.js", "search-query.js", "search-rank.js",
    "search-results.js"];
  var MOST_LETTERS = 200;

  var box, field, toggle, told, found, doors, words, opened, cameFrom;
  var engine = null;
  var asked = 0;
  var isFromAddress = false;
  var read = "";

  function script(address) {
    return new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      tag.src = address;
      tag.async = false;
      tag.onload = resolve;
      tag.onerror = reject;
      document.head.append(tag);
    });
  }

  // Loaded when readers turn to the box, never before; after a failure the next try starts anew.
  function load() {
    if (!engine) {
      engine = (window.atlasSearchResults ? Promise.resolve() : Promise.all(ENGINE.map(function (name) {
        return script(SCRIPTS + name);
      }))).then(function () {
        return window.atlasSearchIndex(ROOT + "search/");
      }).then(function (index) {
        return window.atlasSearchQuery.prepare(index);
      });
      engine.catch(function () { engine = null; });
    }
    return engine;
  }

  function fill(text, value) {
    return text.replace("{}", function () { return value; });
  }

  function open() {
    if (!toggle.checked) toggle.click();
  }

  // Whoever only looked goes on where they were.
  function close(isBack) {
    if (toggle.checked) toggle.click();
    if (!box.contains(document.activeElement)) return;
    document.activeElement.blur();
    if (isBack && cameFrom && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  }

  function say(text, isDoors) {
    told.textContent = text;
    doors.hidden = !isDoors;
  }

  function clear(text) {
    found.textContent = "";
    say(text, true);
  }

  function show(answer, groups) {
    var results = answer.results;
    if (answer.isEmpty) return clear(words.empty);
    if (!results.length) return clear(words.none);
    found.replaceChildren.apply(found, window.atlasSearchResults.groups(answer, groups, words, ROOT));
    found.parentNode.scrollTop = 0;
    var lines = answer.corrections.map(function (each) { return fill(words.close, each.typed); });
    var count = answer.count > results.length ? fill(fill(words.some, results.length), answer.count)
      : fill(results.length === 1 ? words.found : words.all, results.length);
    say(lines.concat(count).join(" "), false);
  }

  function search() {
    var text = field.value.slice(0, MOST_LETTERS);
    var mine = asked += 1;
    box.dataset.state = "asking";
    if (!text.trim()) {
      clear(words.hint);
      box.dataset.state = "idle";
      return Promise.resolve();
    }
    return load().then(function (index) {
      return window.atlasSearchRank.search(index, text).then(function (answer) {
        if (mine === asked) show(answer, index.groups);
      });
    }).catch(function () {
      if (mine === asked) clear(words.failed);
    }).then(function () {
      if (mine === asked) box.dataset.state = "done";
    });
  }

  function links() {
    return Array.prototype.slice.call(box.querySelectorAll(".kb-search-found a"));
  }

  // Arrows go from the field through the results and round.
  function step(by) {
    var stops = [field].concat(links());
    var at = stops.indexOf(document.activeElement);
    stops[(at + by + stops.length) % stops.length].focus();
  }

  function onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && event.target === field) enter();
    else {
      if (event.key.length === 1 && event.target !== field && event.key !== " ") field.focus();
      return;
    }
    event.preventDefault();
  }

  // What was typed last may still be looked for.
  function enter() {
    (box.dataset.state === "done" ? Promise.resolve() : search()).then(function () {
      var first = links()[0];
      if (first) first.click();
    });
  }

  function isTyping(element) {
    return /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable;
  }

  function onGlobalKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (["f", "s", "/"].indexOf(event.key) < 0 || isTyping(document.activeElement)) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  function bind() {
    field.addEventListener("focus", function (event) {
      if (!box.contains(event.relatedTarget)) cameFrom = event.relatedTarget;
      open();
      if (!field.value.trim()) clear(words.hint);
      load().catch(function () {
        if (!field.value.trim()) clear(words.failed);
      });
    });
    field.addEventListener("input", function (event) { if (!event.isComposing) search(); });
    field.addEventListener("compositionend", search);
    box.addEventListener("keydown", onKey);
    box.addEventListener("click", function (event) {
      if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close();
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
    });
    field.form.addEventListener("submit", function (event) { event.preventDefault(); });
    field.form.addEventListener("reset", function () {
      setTimeout(function () { search(); field.focus(); });
    });
    toggle.addEventListener("change", function () {
      if (toggle.checked && !box.contains(document.activeElement)) field.focus();
      if (!toggle.checked && isFromAddress) setTimeout(open);  // not while it is being clicked
    });
    ["keydown", "pointerdown"].forEach(function (name) {
      document.addEventListener(name, function () { isFromAddress = false; }, true);
    });
    document.addEventListener("keydown", onGlobalKey);
  }

  // An address may carry words: `?search=goroutine`. The theme closes the box a moment after each step
  // to another page; then it stays open until the reader does something.
  function fromAddress() {
    var given = new URLSearchParams(location.search).get("search");
    if (!given || location.href === read) return;
    read = location.href;
    isFromAddress = true;
    field.value = given.slice(0, MOST_LETTERS);
    field.focus();
    search();
  }

  function start() {
    box = document.querySelector(".kb-search");
    toggle = document.getElementById("__search");
    if (!box || box === opened) return;
    opened = box;
    field = box.querySelector("input");
    told = box.querySelector("[role=status]");
    found = box.querySelector(".kb-search-found");
    doors = box.querySelector(".kb-search-doors");
    words = JSON.parse(box.dataset.words);
    bind();
    if (window.document$) window.document$.subscribe(fromAddress);
    else fromAddress();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
