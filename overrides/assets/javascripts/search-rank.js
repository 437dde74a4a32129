/* Ranks what a query finds. Each page, or entry of a list, is scored by the words of its title and by
   its passages; words that stand in one passage count more than words that stand apart. */
(function () {
  "use strict";

  var Words = window.atlasSearchWords;
  var TITLE = 3.2, HEADING = 1.5, ALSO = 1.3;
  var SATURATION = 1.2, LENGTH = 0.7;
  var NEAR = 0.65;
  var CANDIDATES = 24;
  var SHOWN = 20;

  // How a word counts where it stands: for the whole unit, and for the passage.
  function points(index, passage, places, rarity) {
    var times = places >> 3;
    var size = 1 - LENGTH + LENGTH * index.lengths[passage] / index.mean;
    var title = index.titleLength(index.unitOf[passage]);
    return {
      unit: (places & 1 ? TITLE * rarity / Math.sqrt(0.5 + 0.5 * title) : 0) + (places & 4 ? ALSO * rarity : 0),
      passage: (places & 2 ? HEADING * rarity : 0) +
        (times ? rarity * times * (SATURATION + 1) / (times + SATURATION * size) : 0),
      inTitle: places & 1,
    };
  }

  // How much a word tells, by how few passages have it.
  function rarityOf(index, written) {
    var many = 0;
    index.each(written, function () { many += 1; });
    return Math.log(1 + (index.passages - many + 0.5) / (many + 0.5));
  }

  // No other way to say a word tells more than the word as it was typed.
  function boundOf(index, slot, writtenOf) {
    var first = slot.ways[0];
    var isExact = first && first.weight === 1 && first.words.length === 1 && writtenOf[first.words[0]];
    return isExact ? rarityOf(index, isExact) : Infinity;
  }

  // What one way to say a slot's words finds: units and passages with their points.
  function find(index, way, writtenOf, bound) {
    var found = { units: new Map(), passages: new Map(), titles: new Map(), rarity: 0 };
    var seen = new Map();
    for (var i = 0; i < way.words.length; i += 1) {
      var written = writtenOf[way.words[i]];
      if (!written) return null;
      var rarity = Math.min(bound, rarityOf(index, written)) * way.weight;
      found.rarity += rarity;
      index.each(written, function (passage, places) {
        var unit = index.unitOf[passage];
        var gained = points(index, passage, places, rarity);
        if (gained.unit) found.units.set(unit, (found.units.get(unit) || 0) + gained.unit);
        if (gained.passage) found.passages.set(passage, (found.passages.get(passage) || 0) + gained.passage);
        if (gained.inTitle) found.titles.set(unit, (found.titles.get(unit) || 0) + 1);
        var mask = seen.get(unit) || 0;
        seen.set(unit, mask | 1 << i);
      });
    }
    return way.words.length > 1 ? onlyWhole(index, found, seen, (1 << way.words.length) - 1) : found;
  }

  // Of a way of several words, keep units that have all of them.
  function onlyWhole(index, found, seen, whole) {
    [found.units, found.titles].forEach(function (map) {
      map.forEach(function (_, unit) { if (seen.get(unit) !== whole) map.delete(unit); });
    });
    found.passages.forEach(function (_, passage) {
      if (seen.get(index.unitOf[passage]) !== whole) found.passages.delete(passage);
    });
    return found;
  }

  function best(into, from) {
    from.forEach(function (value, key) { if (value > (into.get(key) || 0)) into.set(key, value); });
  }

  // A slot takes of its ways the best for each unit and passage.
  function slotPoints(index, slot, writtenOf) {
    var all = { units: new Map(), passages: new Map(), titles: new Map(), rarity: 0 };
    var bound = boundOf(index, slot, writtenOf);
    slot.ways.forEach(function (way) {
      var found = find(index, way, writtenOf, bound);
      if (!found) return;
      best(all.units, found.units);
      best(all.passages, found.passages);
      best(all.titles, found.titles);
      all.rarity = Math.max(all.rarity, found.rarity);
    });
    return all;
  }

  // A span says the same as the words that it covers, so it makes up for what they lack. It tells no
  // more than they do, unless nobody knows them.
  function merge(own, spans) {
    spans.forEach(function (span) {
      var covered = own.slice(span.slot.from, span.slot.to);
      var told = covered.reduce(function (sum, each) { return sum + each.rarity; }, 0);
      var share = told && span.points.rarity ? Math.min(1, told / span.points.rarity) : 1;
      ["units", "passages", "titles"].forEach(function (name) {
        span.points[name].forEach(function (points, key) {
          var value = name === "titles" ? points : points * share;
          var sum = covered.reduce(function (total, each) { return total + (each[name].get(key) || 0); }, 0);
          if (value <= sum) return;
          covered.forEach(function (each) { each[name].set(key, value / covered.length); });
        });
      });
      covered.forEach(function (each) {
        if (!told) each.rarity = span.points.rarity / covered.length;
      });
    });
    return own;
  }

  function score(index, slots) {
    var whole = slots.reduce(function (sum, slot) { return sum + slot.rarity; }, 0) || 1;
    var units = new Map();
    function of(unit) {
      if (!units.has(unit)) units.set(unit, { unit: unit, passages: new Map(), spread: 0, covered: 0, title: 0, titleWords: 0, base: 0 });
      return units.get(unit);
    }
    slots.forEach(function (slot) {
      var bests = new Map();
      slot.passages.forEach(function (value, passage) {
        var unit = index.unitOf[passage];
        var entry = of(unit);
        entry.passages.set(passage, (entry.passages.get(passage) || 0) + value);
        if (value > (bests.get(unit) || 0)) bests.set(unit, value);
      });
      slot.units.forEach(function (value, unit) { of(unit).base += value; });
      new Set(Array.from(bests.keys()).concat(Array.from(slot.units.keys()))).forEach(function (unit) {
        var entry = of(unit);
        entry.spread += (bests.get(unit) || 0) + (slot.units.get(unit) || 0);
        entry.covered += slot.rarity;
        if (slot.titles.get(unit)) {
          entry.title += slot.rarity;
          entry.titleWords += slot.titles.get(unit);
        }
      });
    });
    return Array.from(units.values(), function (entry) {
      var near = 0;
      entry.place = index.firstOf[entry.unit];
      entry.passages.forEach(function (value, passage) {
        if (value > near || (value === near && passage < entry.place)) { near = value; entry.place = passage; }
      });
      var covered = 0.3 + 0.7 * entry.covered / whole;
      var named = Math.min(1, entry.titleWords / Math.max(1, index.titleLength(entry.unit))) * entry.title / whole;
      entry.score = ((1 - NEAR) * entry.spread + NEAR * (near + entry.base)) * covered * covered *
        (1 + 0.8 * named) * index.kindOf(entry.unit)[2];
      return entry;
    }).sort(function (a, b) { return b.score - a.score || a.unit - b.unit; });
  }

  // The longest run of the query's words that stands in a text as it was typed.
  function run(words, text) {
    var longest = 0;
    for (var at = 0; at < text.length; at += 1) {
      for (var from = 0; from < words.length; from += 1) {
        var many = 0;
        while (from + many < words.length && text[at + many] === words[from + many]) many += 1;
        longest = Math.max(longest, many);
      }
    }
    return longest;
  }

  function withText(index, query, entry) {
    return index.entry(entry.unit).then(function (text) {
      var passage = text.passages[entry.place - index.firstOf[entry.unit]];
      var title = Words.words(text.title);
      var longest = Math.max(run(query.words, title), run(query.words, Words.words(passage[1])),
        run(query.words, Words.words(passage[2])));
      var share = query.words.length > 1 ? Math.max(0, longest - 1) / (query.words.length - 1) : 0;
      var isTitle = title.join(" ") === query.words.join(" ");
      return {
        score: entry.score * (1 + 0.4 * share) * (isTitle ? 1.5 : 1),
        unit: entry.unit,
        kind: index.kindOf(entry.unit),
        address: text.address,
        title: text.title,
        anchor: passage[0],
        heading: passage[1],
        text: passage[2] || text.passages[0][2],
        judged: passage[3] || "",
      };
    });
  }

  function allWritten(index, slots) {
    var words = {};
    slots.forEach(function (slot) {
      slot.ways.forEach(function (way) { way.words.forEach(function (word) { words[word] = true; }); });
    });
    var names = Object.keys(words);
    return Promise.all(names.map(index.written)).then(function (found) {
      var writtenOf = {};
      names.forEach(function (name, i) { writtenOf[name] = found[i]; });
      return writtenOf;
    });
  }

  // Resolves with results, the best first; the words that they were found by; and corrections.
  function search(index, text) {
    return window.atlasSearchQuery.read(index, text).then(function (query) {
      return allWritten(index, query.own.concat(query.spans)).then(function (writtenOf) {
        var own = query.own.map(function (slot) { return slotPoints(index, slot, writtenOf); });
        var spans = query.spans.map(function (slot) {
          return { slot: slot, points: slotPoints(index, slot, writtenOf) };
        });
        var ranked = score(index, merge(own, spans));
        return Promise.all(ranked.slice(0, CANDIDATES).map(function (entry) {
          return withText(index, query, entry);
        })).then(function (results) {
          results.sort(function (a, b) { return b.score - a.score || a.unit - b.unit; });
          return {
            results: results.slice(0, SHOWN),
            count: ranked.length,
            words: writtenOf,
            isEmpty: !query.words.length,
            corrections: query.own.filter(function (slot) { return slot.correction; }).map(function (slot) {
              return { typed: query.typed[slot.from].raw, used: slot.correction };
            }),
          };
        });
      });
    });
  }

  window.atlasSearchRank = { search: search };
})();
