/* What a search found, as the elements that the box shows: groups of links with what was sought marked.
   Texts come from the index and are never taken for markup. */
(function () {
  "use strict";

  var BEST = 3;
  var EXCERPT = 150;
  var EXCERPT_HAN = 90;  // they are wide, and say more

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
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
    var most = /[\u3400-\u9fff]/.test(text) ? EXCERPT_HAN : EXCERPT;
    if (text.length <= most) return text;
    var at = 0, start = 0, best = -1;
    var marks = [];
    pieces(text, sought).forEach(function (piece) {
      if (piece.isMarked) marks.push(at);
      at += piece.text.length;
    });
    marks.forEach(function (mark) {
      var many = marks.filter(function (each) { return each >= mark && each < mark + most; }).length;
      if (many > best) { best = many; start = mark; }
    });
    start = Math.max(0, Math.min(start - 30, text.length - most));
    var gap = text.indexOf(" ", start);
    if (start && gap >= 0 && gap < start + 20) start = gap + 1;
    var end = start + most;
    gap = text.lastIndexOf(" ", end);
    if (end < text.length && gap > end - 20) end = gap;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  function address(result, root) {
    var page = result.anchor ? result.address.split("#")[0] + "#" + result.anchor : result.address;
    var parts = page.split("#");
    var file = location.protocol === "file:" ? "index.html" : "";
    return root + parts[0] + file + (parts[1] ? "#" + encodeURIComponent(parts[1]) : "");
  }

  function item(result, sought, root) {
    var made = make("li");
    var link = make("a", "kb-found-link");
    link.href = address(result, root);
    var head = make("span", "kb-found-head");
    var title = make("strong");
    marked(title, result.title, sought);
    head.append(title, " ", make("span", "kb-kind", result.kind[0]));
    link.append(head);
    var text = make("span", "kb-found-text");
    if (result.judged) text.append(make("strong", "kb-found-judged", result.judged), " ");
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

  function group(name, results, sought, number, root) {
    var made = make("div", "kb-found-group");
    var title = make("p", "kb-found-title", name);
    title.id = "kb-found-" + number;
    made.setAttribute("role", "group");
    made.setAttribute("aria-labelledby", title.id);
    var list = make("ol");
    results.forEach(function (result) { list.append(item(result, sought, root)); });
    made.append(title, list);
    return made;
  }

  // The best come first, whatever they are; the others stand by kind, best kind first.
  function groups(answer, kinds, words, root) {
    var rest = answer.results.slice(BEST);
    var names = rest.map(function (result) { return kinds[result.kind[1]]; });
    var made = [group(words.best, answer.results.slice(0, BEST), answer.words, 0, root)];
    names.filter(function (name, i) { return names.indexOf(name) === i; }).forEach(function (name, i) {
      var those = rest.filter(function (_, at) { return names[at] === name; });
      made.push(group(words["group-" + name], those, answer.words, i + 1, root));
    });
    return made;
  }

  window.atlasSearchResults = { groups: groups };
})();
