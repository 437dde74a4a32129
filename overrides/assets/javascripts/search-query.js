/* What readers type, to slots: each a word or a term with all ways to say it that the index knows.
   A way is a list of words that must all stand there. */
(function () {
  "use strict";

  var Words = window.atlasSearchWords;
  var MOST_WORDS = 24;
  var MOST_WAYS = 20;
  var RARE = 8;
  var SYNONYM = 0.75;
  var CORRECTED = 0.7;

  // The number of letters to add, drop, change or swap; more than `most` counts as too many.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = [], row = [], i, j;
    for (j = 0; j <= other.length; j += 1) row[j] = j;
    for (i = 1; i <= one.length; i += 1) {
      var older = before;
      before = row;
      row = [i];
      var least = i;
      for (j = 1; j <= other.length; j += 1) {
        var same = one[i - 1] === other[j - 1];
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  }

  function way(words, weight) {
    return { words: words, weight: weight };
  }

  // Longer words than the one typed, the nearest first.
  function longer(index, start, weight) {
    return index.beginning(start).then(function (words) {
      words.sort(function (a, b) { return a.length - b.length || (a < b ? -1 : 1); });
      return words.slice(0, MOST_WAYS).map(function (word) {
        return way([word], weight * (0.4 + 0.6 * start.length / word.length));
      });
    });
  }

  // A stem may be shorter than what was typed so far: "schedulin" is on its way to "schedul".
  function shorter(index, raw) {
    var starts = [1, 2, 3].map(function (cut) { return raw.slice(0, -cut); })
      .filter(function (start) { return start.length > 3; });
    return Promise.all(starts.map(index.written)).then(function (found) {
      return starts.filter(function (start, i) { return found[i]; }).slice(0, 1)
        .map(function (start) { return way([start], 0.8); });
    });
  }

  // The same, where the word may go on behind the stem: a misspelt ending hides the stem.
  function distanceOfStem(word, stem, most) {
    if (stem.length < 5 || stem.length < word.length * 0.6) return most + 1;
    return distance(word.slice(0, stem.length), stem, most - 1) + 1;
  }

  function nearest(words, word, most, measure) {
    return words.map(function (other) {
      return { word: other, distance: measure(word, other, most) };
    }).filter(function (each) { return each.distance <= most; });
  }

  function similar(index, word) {
    var most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    if (!most) return Promise.resolve([]);
    return index.beginning(word[0]).then(function (words) {
      var near = nearest(words, word, most, distance);
      if (!near.length) near = nearest(words, word, most, distanceOfStem);
      near.sort(function (a, b) {
        return a.distance - b.distance || Math.abs(a.word.length - word.length) -
          Math.abs(b.word.length - word.length) || (a.word < b.word ? -1 : 1);
      });
      return near.filter(function (each) { return each.distance === near[0].distance; })
        .slice(0, 4).map(function (each) { return way([each.word], CORRECTED); });
    });
  }

  // "backpressure" is looked for as "back pressure" too.
  function split(index, raw) {
    var cuts = [];
    for (var at = 3; at <= raw.length - 3; at += 1) {
      cuts.push([Words.stem(raw.slice(0, at)), Words.stem(raw.slice(at))]);
    }
    return Promise.all(cuts.map(function (cut) {
      return Promise.all(cut.map(index.written));
    })).then(function (found) {
      return cuts.filter(function (cut, i) { return found[i][0] && found[i][1]; })
        .map(function (cut) { return way(cut, 0.9); });
    });
  }

  function known(index, typed, isLast, written) {
    var exact = way([typed.word], 1);
    return Promise.all([
      isLast && typed.raw.length > 1 ? longer(index, typed.raw, 0.5) : [],
      written.length < RARE ? split(index, typed.raw) : [],
    ]).then(function (all) {
      return [exact].concat(all[0].filter(function (each) { return each.words[0] !== typed.word; }), all[1]);
    });
  }

  function unknown(index, typed, isLast) {
    return longer(index, typed.raw, 0.9).then(function (ways) {
      if (ways.length && (isLast || typed.raw.length > 3)) return ways;
      return Promise.all([shorter(index, typed.raw), split(index, typed.raw), similar(index, typed.word)])
        .then(function (all) {
          return all[0].concat(all[1]).length ? all[0].concat(all[1]) : all[2];
        });
    });
  }

  function waysOf(index, typed, isLast) {
    if (Words.isHan(typed.word)) {
      return typed.word.length === 1 ? longer(index, typed.word, 0.8)
        : Promise.resolve([way([typed.word], 1)]);
    }
    return index.written(typed.word).then(function (written) {
      return written ? known(index, typed, isLast, written) : unknown(index, typed, isLast);
    });
  }

  function slotOf(index, typed, isLast) {
    return waysOf(index, typed, isLast).then(function (ways) {
      var isGuess = !Words.isHan(typed.word) && ways.length > 0 && ways.every(function (each) {
        return each.weight === CORRECTED;
      });
      return { from: typed.at, to: typed.at + 1, ways: ways, correction: isGuess ? ways[0].words[0] : "" };
    });
  }

  function standsAt(words, form, at) {
    return form.every(function (word, i) { return words[at + i] === word; });
  }

  // Terms that the query names by one of their forms, the longest first, none twice.
  function termsIn(index, words) {
    var found = [];
    index.forms.forEach(function (forms) {
      forms.forEach(function (form) {
        for (var at = 0; at + form.length <= words.length; at += 1) {
          if (standsAt(words, form, at)) found.push({ from: at, to: at + form.length, forms: forms, own: form });
        }
      });
    });
    found.sort(function (a, b) { return (b.to - b.from) - (a.to - a.from) || a.from - b.from; });
    var taken = {};
    return found.filter(function (each) {
      for (var at = each.from; at < each.to; at += 1) if (taken[at] && taken[at] !== each.from + "-" + each.to) return false;
      for (at = each.from; at < each.to; at += 1) taken[at] = each.from + "-" + each.to;
      return true;
    });
  }

  function synonymSlots(index, words) {
    return termsIn(index, words).map(function (term) {
      var others = term.forms.filter(function (form) { return form !== term.own; });
      return { from: term.from, to: term.to, ways: others.map(function (form) { return way(form, SYNONYM); }) };
    });
  }

  // Neighbours that the index knows as one word: "fire cracker".
  function joinedSlots(index, typed) {
    var pairs = typed.slice(1).map(function (second, i) {
      return { from: i, word: Words.stem(typed[i].raw + second.raw), both: [typed[i], second] };
    }).filter(function (pair) {
      return pair.both.every(function (each) { return !Words.isHan(each.word); });
    });
    return Promise.all(pairs.map(function (pair) { return index.written(pair.word); })).then(function (found) {
      return pairs.filter(function (pair, i) { return found[i]; }).map(function (pair) {
        return { from: pair.from, to: pair.from + 2, ways: [way([pair.word], 1)] };
      });
    });
  }

  function prepare(index) {
    index.forms = index.synonyms.map(function (forms) {
      return forms.map(Words.words).filter(function (form) { return form.length; });
    });
    return index;
  }

  // Resolves with `own`, a slot for each word, and `spans`, slots over one or several of them.
  function read(index, query) {
    var typed = Words.typed(query).slice(0, MOST_WORDS);
    var words = typed.map(function (each) { return each.word; });
    var isOpen = !/\s$/.test(query);
    typed.forEach(function (each, at) { each.at = at; });
    return Promise.all([
      Promise.all(typed.map(function (each, at) {
        return slotOf(index, each, isOpen && at === typed.length - 1);
      })),
      joinedSlots(index, typed),
    ]).then(function (all) {
      return { words: words, typed: typed, own: all[0], spans: synonymSlots(index, words).concat(all[1]) };
    });
  }

  window.atlasSearchQuery = { prepare: prepare, read: read, distance: distance };
})();
