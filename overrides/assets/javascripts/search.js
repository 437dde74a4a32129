/* The search box: opens and closes, asks the index when it is first needed, and shows what is found.
   Keys: F, S or / open it; arrows go through the results; Enter opens the first; Escape closes. */
(function () {
  "use strict";

  // Where the edition begins, seen from this script: `en/assets/javascripts/search.js`.
  var SCRIPTS = new URL(".", document.currentScript.src).href;
  var ROOT = new URL("../../", SCRIPTS).href;
  var ENGINE = ["search-words.js", "search-index.js", "search-query.js", "search-rank.js"];
  var BEST = 3;
  var MOST_LETTERS = 200;
  var EXCERPT = 150;

  var box, field, toggle, told, found, doors, words, opened;
  var engine = null;
  var asked = 0;

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function script(address) {
    return new Promise(function (resolve, reject) {
      var tag = make("script");
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
      engine = (window.atlasSearchRank ? Promise.resolve() : Promise.all(ENGINE.map(function (name) {
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

  function close() {
    if (toggle.checked) toggle.click();
    if (box.contains(document.activeElement)) document.activeElement.blur();
  }

  // Latin words whose stem was sought, and pairs of Chinese characters.
  function isSought(run, at, sought) {
    var Words = window.atlasSearchWords;
    if (!Words.isHan(run[at])) return sought[Words.stem(Words.normal(run))] !== undefined;
    return [run.slice(at - 1, at + 1), run.slice(at, at + 2), run[at]].some(function (pair) {
      return sought[pair] !== undefined;
    });
  }

  // Splits a text into what was sought and what was not.
  function pieces(text, sought) {
    var all = [];
    function add(part, isMarked) {
      var last = all[all.length - 1];
      if (last && last.isMarked === isMarked) last.text += part;
      else all.push({ text: part, isMarked: isMarked });
    }
    (text.match(/[\u3400-\u9fff]+|[a-zA-Z0-9\u00b5-\u024f\u03b1-\u03c9]+[+#]*|[^]/g) || []).forEach(function (run) {
      if (!window.atlasSearchWords.isHan(run[0])) return add(run, isSought(run, 0, sought));
      for (var at = 0; at < run.length; at += 1) add(run[at], isSought(run, at, sought));
    });
    return all;
  }

  function marked(parent, text, sought) {
    pieces(text, sought).forEach(function (piece) {
      if (piece.isMarked) parent.append(make("mark", "", piece.text));
      else parent.append(piece.text);
    });
  }

  // The part of a text in which most of what was sought stands close together.
  function excerpt(text, sought) {
    if (text.length <= EXCERPT) return text;
    var at = 0, start = 0, best = -1;
    var marks = [];
    pieces(text, sought).forEach(function (piece) {
      if (piece.isMarked) marks.push(at);
      at += piece.text.length;
    });
    marks.forEach(function (mark) {
      var many = marks.filter(function (each) { return each >= mark && each < mark + EXCERPT; }).length;
      if (many > best) { best = many; start = mark; }
    });
    start = Math.max(0, Math.min(start - 30, text.length - EXCERPT));
    var gap = text.indexOf(" ", start);
    if (start && gap >= 0 && gap < start + 20) start = gap + 1;
    var end = start + EXCERPT;
    gap = text.lastIndexOf(" ", end);
    if (end < text.length && gap > end - 20) end = gap;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  function address(result) {
    var page = result.anchor ? result.address.split("#")[0] + "#" + result.anchor : result.address;
    var parts = page.split("#");
    var file = location.protocol === "file:" ? "index.html" : "";
    return ROOT + parts[0] + file + (parts[1] ? "#" + encodeURIComponent(parts[1]) : "");
  }

  function item(result, sought) {
    var made = make("li");
    var link = make("a", "kb-found-link");
    link.href = address(result);
    var head = make("span", "kb-found-head");
    var title = make("strong");
    marked(title, result.title, sought);
    head.append(title, " ", make("span", "kb-kind", result.kind[0]));
    link.append(head);
    var text = make("span", "kb-found-text");
    if (result.heading && result.heading !== result.title) {
      var heading = make("span", "kb-found-heading");
      marked(heading, result.heading, sought);
      text.append(heading, " ");
    }
    marked(text, excerpt(result.text, sought), sought);
    link.append(text);
    made.append(link);
    return made;
  }

  function group(name, results, sought, number) {
    var made = make("div", "kb-found-group");
    var title = make("p", "kb-found-title", name);
    title.id = "kb-found-" + number;
    made.setAttribute("role", "group");
    made.setAttribute("aria-labelledby", title.id);
    var list = make("ol");
    results.forEach(function (result) { list.append(item(result, sought)); });
    made.append(title, list);
    return made;
  }

  function say(text, isDoors) {
    told.textContent = text;
    doors.hidden = !isDoors;
  }

  function clear(text) {
    found.textContent = "";
    say(text, true);
  }

  // The best come first, whatever they are; the others stand by kind, best kind first.
  function show(answer, groups) {
    var results = answer.results;
    if (answer.isEmpty) return clear(words.empty);
    if (!results.length) return clear(words.none);
    var rest = results.slice(BEST);
    var names = rest.map(function (result) { return groups[result.kind[1]]; });
    var made = [group(words.best, results.slice(0, BEST), answer.words, 0)];
    names.filter(function (name, i) { return names.indexOf(name) === i; }).forEach(function (name, i) {
      made.push(group(words["group-" + name], rest.filter(function (_, at) { return names[at] === name; }),
        answer.words, i + 1));
    });
    found.replaceChildren.apply(found, made);
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
    if (event.key === "Escape") close();
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
    field.addEventListener("focus", function () {
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
    });
    document.addEventListener("keydown", onGlobalKey);
  }

  // An address may carry words: `?search=goroutine`.
  function fromAddress() {
    var given = new URLSearchParams(location.search).get("search");
    if (!given) return;
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
    fromAddress();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
