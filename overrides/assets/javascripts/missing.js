/* On the page for addresses where no page is: names pages whose address comes near, and offers a
   search for the words of the address. Without a script the page is whole but for these. */
(function () {
  "use strict";

  var MOST = 5;
  var LIKE = 0.6;

  function tailOf(root) {
    var path = location.pathname;
    if (path.startsWith(root)) path = path.slice(root.length);
    else path = path.replace(/^.*\/(?:en|zh)\//, "").replace(/^(?:latest|[0-9][0-9.]*)\//, "");
    try {
      path = decodeURIComponent(path);
    } catch (error) { /* Half a sign: shown as it stands. */ }
    return path.slice(0, 200).toLowerCase().replace(/index\.html$|\.html$/, "").replace(/^\/+|\/+$/g, "");
  }

  // How many letters to add, drop or change.
  function distance(one, other) {
    var row = [];
    for (var j = 0; j <= other.length; j += 1) row[j] = j;
    for (var i = 1; i <= one.length; i += 1) {
      var before = row;
      row = [i];
      for (j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      }
    }
    return row[other.length];
  }

  function likeness(one, other) {
    var longest = Math.max(one.length, other.length);
    return longest ? 1 - distance(one, other) / longest : 0;
  }

  function last(path) {
    return path.slice(path.lastIndexOf("/") + 1);
  }

  // The same words in another order: "rust-vs-go".
  function ordered(path) {
    return path.split(/[^a-z0-9]+/).sort().join(" ");
  }

  // The whole address counts, and its last part by itself: a page may have moved to another folder.
  function near(tail, pages) {
    return pages.map(function (page) {
      var path = page[0].replace(/\/$/, "");
      var end = last(path);
      return {
        page: page,
        like: Math.max(likeness(tail, path), 0.95 * likeness(last(tail), end),
          0.9 * likeness(ordered(last(tail)), ordered(end))),
      };
    }).filter(function (each) { return each.like >= LIKE; }).sort(function (a, b) {
      return b.like - a.like || (a.page[0] < b.page[0] ? -1 : 1);
    }).slice(0, MOST);
  }

  function link(address, text) {
    var made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  function offerSearch(section, tail) {
    var words = last(tail).replace(/[-_./]+/g, " ").trim();
    if (!words) return;
    var field = section.querySelector("form input");
    if (field) {
      field.value = words;
      return;
    }
    var offer = section.querySelector(".kb-missing-search");
    offer.append(link(section.dataset.root + "?search=" + encodeURIComponent(words),
      section.dataset.search.replace("{}", function () { return words; })));
    offer.hidden = false;
  }

  function suggest(section, tail, pages) {
    var found = near(tail, pages);
    var box = section.querySelector(".kb-missing-near");
    found.forEach(function (each) {
      var item = document.createElement("li");
      item.append(link(section.dataset.root + each.page[0], each.page[1]), " ");
      var address = document.createElement("code");
      address.textContent = each.page[0];
      item.append(address);
      box.querySelector("ul").append(item);
    });
    box.hidden = !found.length;
  }

  var sections = Array.prototype.slice.call(document.querySelectorAll(".kb-missing"));
  var named = (location.pathname.match(/\/(en|zh)\//) || [])[1];
  // Readers of one language need not read past the other.
  var wanted = sections.filter(function (section) { return !named || section.dataset.language === named; });
  if (sections.length > 1 && wanted.length === 1) {
    wanted[0].parentNode.prepend(wanted[0]);
    document.documentElement.lang = wanted[0].lang;
  }
  var tails = {};
  window.atlasAddresses = function (language, pages) {
    wanted.forEach(function (section) {
      if (section.dataset.language === language) suggest(section, tails[language], pages);
    });
  };
  wanted.forEach(function (section) {
    var tail = tails[section.dataset.language] = tailOf(section.dataset.root);
    if (!tail) return;
    offerSearch(section, tail);
    var script = document.createElement("script");
    script.src = section.dataset.root + "search/addresses.js";
    document.head.append(script);
  });
})();
