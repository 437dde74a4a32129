/* The search index as a reader's browser knows it: parts that come as scripts when they are needed,
   because a page opened from a folder may load no other data. Made by
   hooks/knowledge_base/render/search_index.py. */
(function () {
  "use strict";

  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var VALUES = {};
  for (var d = 0; d < 64; d += 1) VALUES[DIGITS[d]] = d;

  var arrived = {};
  window.atlasSearchPart = function (name, digest, content) {
    arrived[name] = { digest: digest, content: content };
  };

  function script(address) {
    return new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      tag.src = address;
      tag.onload = resolve;
      tag.onerror = function () { reject(new Error(address)); };
      document.head.append(tag);
      tag.addEventListener("load", function () { tag.remove(); });
      tag.addEventListener("error", function () { tag.remove(); });
    });
  }

  // Calls back with each number of a text of digits, and with the digit after it where there is one.
  function numbers(text, hasDigit, take) {
    for (var i = 0, value = 0, shift = 0; i < text.length; i += 1) {
      var digit = VALUES[text[i]];
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit > 31) continue;
      take(value, hasDigit ? VALUES[text[i += 1]] : 0);
      value = shift = 0;
    }
  }

  // The last of a list of starts that does not lie behind what is looked for.
  function partOf(starts, wanted) {
    var low = 0, high = starts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= wanted) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  function open(folder) {
    var parts = {};
    var digest = "";

    function part(name) {
      if (!parts[name]) {
        parts[name] = script(folder + name + ".js" + (digest ? "?" + digest : "")).then(function () {
          var found = arrived[name];
          if (!found || (digest && found.digest !== digest)) throw new Error(name);
          digest = found.digest;
          return found.content;
        });
        parts[name].catch(function () { delete parts[name]; });
      }
      return parts[name];
    }

    return part("index").then(function (index) {
      var count = index.sizes.length;
      var unitOf = new Uint32Array(count);
      var firstOf = [];
      var at = 0;
      numbers(index.passages, false, function (many) {
        firstOf.push(at);
        unitOf.fill(firstOf.length - 1, at, at += many);
      });
      var lengths = Float32Array.from(index.sizes, function (digit) {
        return Math.pow(2, VALUES[digit] / 6) - 1;
      });

      function terms(from, to) {
        var wanted = [];
        for (var n = partOf(index.terms, from); n <= partOf(index.terms, to); n += 1) {
          wanted.push(part("terms-" + n));
        }
        return Promise.all(wanted);
      }

      return {
        units: firstOf.length,
        passages: count,
        unitOf: unitOf,
        firstOf: firstOf,
        lengths: lengths,
        mean: index.mean,
        groups: index.groups,
        synonyms: index.synonyms,
        kindOf: function (unit) { return index.kinds[VALUES[index.units[unit]]]; },
        titleLength: function (unit) { return VALUES[index.titles[unit]]; },

        // The postings of a word as they are written; undefined where there is none.
        written: function (word) {
          return terms(word, word).then(function (found) {
            return Object.prototype.hasOwnProperty.call(found[0], word) ? found[0][word] : undefined;
          });
        },

        // All words that begin so.
        beginning: function (start) {
          return terms(start, start + "\uffff").then(function (found) {
            var words = [];
            found.forEach(function (part) {
              Object.keys(part).forEach(function (word) {
                if (word.startsWith(start)) words.push(word);
              });
            });
            return words;
          });
        },

        // Calls back with each passage of a word's postings, and with where the word stands in it.
        each: function (written, take) {
          var passage = -1;
          numbers(written, true, function (step, places) { take(passage += step + 1, places); });
        },

        entry: function (unit) {
          var number = partOf(index.entries, unit);
          return part("entries-" + number).then(function (found) {
            var entry = found[unit - index.entries[number]];
            return { address: entry[0], title: entry[1], passages: entry[2] };
          });
        },
      };
    });
  }

  window.atlasSearchIndex = open;
})();
