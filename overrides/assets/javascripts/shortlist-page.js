/* The page of the shortlist: of all that can be kept, it shows what is. An address with a list shows
   that one and leaves the reader's own as it was. */
(function () {
  "use strict";

  var store = window.atlasShortlist;
  var MOST_TOLD = 5;
  var page = null;

  function Page(form) {
    var self = this;
    this.form = form;
    this.root = form.closest(".kb");
    this.all = Array.from(this.root.querySelectorAll("button.kb-keep")).map(function (button) {
      return button.dataset.keep;
    });
    this.shared = null;
    this.ignored = [];
    this.matrix = form.querySelector(".kb-to-matrix").getAttribute("href");
    form.querySelector("[name=link]").addEventListener("click", function () {
      window.atlasCopy.copyAndTell(self.address(), form.querySelector(".kb-shortlist-ways"));
    });
    form.querySelector("[name=take]").addEventListener("click", function () {
      var list = self.list();
      self.leaveAddress();
      store.write(list);
    });
    form.querySelector("[name=all]").addEventListener("change", function () { self.show(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      self.leaveAddress();
      store.write([]);
    });
    this.root.querySelector(".kb-without-script").hidden = true;
    form.hidden = false;
  }

  // Only ids that this edition knows; the rest of an address is named.
  Page.prototype.read = function () {
    var asked = new URLSearchParams(location.search).get("list");
    var parts = asked === null ? [] : asked.slice(0, 20000).split(",").filter(Boolean);
    var known = this.all;
    this.ignored = parts.filter(function (part) { return !known.includes(part); });
    this.shared = asked === null ? null : Array.from(new Set(parts)).filter(function (part) {
      return known.includes(part);
    });
    this.show();
  };

  Page.prototype.list = function () {
    var known = this.all;
    return this.shared || store.read().filter(function (id) { return known.includes(id); });
  };

  Page.prototype.address = function () {
    var address = new URL(location.href);
    address.hash = "";
    address.search = "?list=" + this.list().join(",");
    return address.href;
  };

  Page.prototype.leaveAddress = function () {
    this.shared = null;
    this.ignored = [];
    history.replaceState(history.state, "", location.pathname);
  };

  function of(list, kind) {
    return list.filter(function (id) { return id.startsWith(kind + ":"); });
  }

  Page.prototype.show = function () {
    var list = this.list(), form = this.form;
    var isAll = !list.length || form.querySelector("[name=all]").checked;
    var subjects = of(list, "subject"), topics = of(list, "comparison");
    // Of a kind of which nothing is kept, all columns stay: numbers without them say nothing.
    this.root.querySelectorAll("[data-kept]").forEach(function (node) {
      var isSubject = node.dataset.kept.startsWith("subject:");
      var isWanted = isAll || (isSubject && !subjects.length) || list.includes(node.dataset.kept);
      node.hidden = !isWanted;
    });
    this.showParts(isAll, subjects, topics);
    form.querySelector("[name=take]").hidden = !this.shared || !list.length;
    form.querySelector("[name=link]").hidden = !list.length;
    form.querySelector("[type=reset]").hidden = !list.length;
    form.querySelector(".kb-check").hidden = !list.length;
    form.querySelector(".kb-shortlist-ways").hidden = !list.length;
    form.querySelector(".kb-shortlist-ways a").href = this.address();
    form.querySelector(".kb-to-matrix").href = this.matrix + (subjects.length
      ? "?show=" + subjects.map(function (id) { return id.slice(8); }).join(",") : "");
    this.tell(list, subjects, topics);
  };

  // Headings and tables with nothing below them are left out.
  Page.prototype.showParts = function (isAll, subjects, topics) {
    var parts = { subjects: isAll || subjects.length, topics: isAll || topics.length };
    Object.keys(parts).forEach(function (name) {
      var region = this.root.querySelector(".kb-shortlist--" + name).closest(".kb-scroll");
      region.hidden = !parts[name];
      region.previousElementSibling.hidden = !parts[name];
    }, this);
  };

  Page.prototype.tell = function (list, subjects, topics) {
    var words = this.form.dataset;
    var text = !list.length ? words.empty : (this.shared ? words.shared : words.own)
      .replace("{}", subjects.length).replace("{}", topics.length);
    if (!store.isKept()) text += " " + words.lost;
    if (this.ignored.length) {
      var more = this.ignored.length - MOST_TOLD;
      text += " " + words.unknown + " " + this.ignored.slice(0, MOST_TOLD).map(function (part) {
        return part.slice(0, 100);
      }).join(", ") + (more > 0 ? " " + words.more.replace("{}", more) : "");
    }
    this.form.querySelector("[role=status]").textContent = text;
  };

  function start() {
    var form = document.querySelector("form.kb-shortlist-tools");
    if (!form || !form.hidden) return;
    page = new Page(form);
    page.read();
  }

  function isHere() { return page && page.form.isConnected; }

  document.addEventListener("atlas-shortlist", function () { if (isHere()) page.show(); });
  window.addEventListener("popstate", function () { if (isHere()) page.read(); });
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
