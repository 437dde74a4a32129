/* What readers type, to the words that the search index knows. The same steps as
   hooks/knowledge_base/search_words.py takes; a test compares the two. Change both together. */
(function () {
  "use strict";

  var MARKS = /[\u0300-\u036f]/g;
  var APOSTROPHE = /['\u2019](?=[a-z])/g;
  var WORD = /[0-9]+(?:[.,][0-9]+)+|[a-z0-9\u03b1-\u03c9]+[+#]*|[\u3400-\u9fff]+/g;
  var GLUE = /为什么|是什么|有哪些|能不能|要不要|哪一[个种]|什么|怎么|怎样|如何|哪些|哪个|多少|是否|以及|或者|还是|[的了吗呢和与及或是]/;
  var STOP = {};
  ("a an and are as at be been by can could did do does each for from had has have how i if in into" +
    " is it its me my of on one or other out should so some than that the their them then there" +
    " these they this those to was we were what which who whose will with would you your")
    .split(" ").forEach(function (word) { STOP["$" + word] = true; });

  function normal(text) {
    return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(APOSTROPHE, "");
  }

  function isHan(text) {
    return text >= "\u3400" && text < "\ua000";
  }

  function singular(word) {
    if (/ies$/.test(word) && word.length > 4) return word.slice(0, -3) + "y";
    if (/s$/.test(word) && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
    return word;
  }

  function withoutEnding(word) {
    if (/i[sz]ation$/.test(word) && word.length > 9) return word.slice(0, -7) + "iz";
    var endings = [["ation", 8], ["ator", 7], ["ing", 6], ["ed", 5]];
    for (var i = 0; i < endings.length; i += 1) {
      var ending = endings[i][0];
      if (!word.endsWith(ending) || word.length < endings[i][1] || word.endsWith("eed")) continue;
      var left = word.slice(0, -ending.length);
      return /[aeiouy]/.test(left) ? left.replace(/([bcdfgkmnprtvz])\1$/, "$1") : word;
    }
    return word;
  }

  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    word = withoutEnding(singular(word));
    if (/e$/.test(word) && word.length > 3) word = word.slice(0, -1);
    if (/at$/.test(word) && word.length > 5) word = word.slice(0, -2);
    if (/ll$/.test(word) && word.length > 5) word = word.slice(0, -1);
    if (/our$/.test(word) && word.length > 5) word = word.slice(0, -3) + "or";
    return /is$/.test(word) && word.length > 6 ? word.slice(0, -2) + "iz" : word;
  }

  function pairs(run) {
    var found = [];
    run.split(GLUE).forEach(function (part) {
      if (part.length === 1) found.push(part);
      for (var i = 0; i < part.length - 1; i += 1) found.push(part.slice(i, i + 2));
    });
    return found;
  }

  // Each word with what was typed for it: a stem is not a word that readers know.
  function typed(text) {
    var found = [];
    (normal(text).match(WORD) || []).forEach(function (run) {
      if (isHan(run)) pairs(run).forEach(function (pair) { found.push({ word: pair, raw: pair }); });
      else if (/^[0-9].*[.,]/.test(run)) found.push({ word: run.replace(/,/g, ""), raw: run });
      else if (!STOP["$" + run]) found.push({ word: stem(run), raw: run });
    });
    return found;
  }

  function words(text) {
    return typed(text).map(function (each) { return each.word; });
  }

  window.atlasSearchWords = { words: words, typed: typed, stem: stem, normal: normal, isHan: isHan };
})();
