/* Matrices that readers arrange: filtered, sorted, pinned, columns hidden, taken away. The table is
   whole without a script. What was chosen stands in the address; back and forward lead through it. */
(function () {
  "use strict";

  var State = window.atlasMatrixState, Table = window.atlasMatrixTable, Export = window.atlasMatrixExport;
  var current = null;

  function Matrix(form) {
    this.form = form;
    this.table = form.closest(".kb").querySelector("table.kb-matrix");
    this.frame = this.table.closest(".kb-scroll");
    this.isMap = this.frame.matches(".kb-matrix-frame--map");
    this.status = form.querySelector("[role=status]");
    this.matrix = Table.read(this.table);
    this.nameTopics();
    this.keys = this.matrix.rows.map(function (row) { return row.key; });
    this.ignored = [];
    this.pinned = [];
    this.order = "";
    this.isTyping = false;
    this.sortedGroup = this.group(form.dataset.sorted);
    this.pinnedGroup = this.group(form.dataset.pinned);
  }

  // The topics stand in the table already.
  Matrix.prototype.nameTopics = function () {
    var select = this.form.querySelector("select[name=topic]");
    if (select) this.matrix.groups.forEach(function (group) {
      select.add(new Option(group.querySelector(".kb-group").textContent.trim(), group.dataset.topic));
    });
  };

  // A group that comes before those of the topics.
  Matrix.prototype.group = function (title) {
    var group = document.createElement("tbody");
    var head = group.insertRow().appendChild(document.createElement("th"));
    head.parentElement.className = "kb-group";
    head.scope = "rowgroup";
    head.textContent = title;
    group.className = "kb-extra";
    group.hidden = true;
    this.table.tHead.after(group);
    return group;
  };

  Matrix.prototype.addButtons = function () {
    var self = this;
    this.matrix.rows.forEach(function (row) {
      var button = document.createElement("button");
      // Told where rows of several topics stand together.
      var topic = document.createElement("small");
      button.type = "button";
      button.className = "kb-pin";
      button.title = self.form.dataset.pin.replace("{}", row.title);
      button.setAttribute("aria-label", button.title);
      button.addEventListener("click", function (event) { self.pin(row, event.detail > 0); });
      topic.className = "kb-row-topic";
      topic.textContent = row.topic;
      row.button = button;
      row.head.append(topic, button);
    });
  };

  Matrix.prototype.pin = function (row, isByPointer) {
    var at = this.pinned.indexOf(row.key);
    if (at < 0) this.pinned.push(row.key);
    else this.pinned.splice(at, 1);
    this.change(false);
    // Whoever points keeps their place; whoever uses the keyboard sees where the focus went.
    row.button.focus({ preventScroll: isByPointer });
  };

  function put(row, group) {
    group.append(row.line);
    if (row.across && !row.isAlone) group.append(row.across);
  }

  function fill(group, rows) {
    rows.forEach(function (row) { put(row, group); });
    group.hidden = !rows.length;
  }

  function keysOf(rows) { return rows.map(function (row) { return row.key; }).join(); }

  // The groups of the topics, or one of sorted rows; before them one of those that are pinned.
  Matrix.prototype.arrange = function (left) {
    var self = this, all = this.matrix.rows, pinned = this.pinned, isSorted = Boolean(this.state.sort);
    function isLoose(row) { return !pinned.includes(row.key); }
    var sorted = isSorted ? Table.sorted(this.matrix, left, this.state).filter(isLoose) : [];
    var order = pinned.join() + ";" + isSorted + ";" + keysOf(sorted);
    if (order !== this.order) {
      this.order = order;
      if (!isSorted) all.filter(isLoose).forEach(function (row) { put(row, row.group); });
      fill(this.sortedGroup, sorted);
      fill(this.pinnedGroup, pinned.map(function (key) { return all[self.keys.indexOf(key)]; }));
      all.forEach(function (row) { row.button.setAttribute("aria-pressed", String(!isLoose(row))); });
    }
    this.matrix.groups.forEach(function (group) {
      group.hidden = isSorted || !group.querySelector("tr[data-row]:not([hidden])");
    });
  };

  Matrix.prototype.show = function () {
    var state = this.state;
    var left = this.left = Table.filter(this.matrix, state, this.pinned);
    this.arrange(left);
    var columns = left.shown.length + 1;
    this.table.querySelectorAll(".kb-group th").forEach(function (head) { head.colSpan = columns; });
    this.table.classList.toggle("kb-matrix--cold", state.heat === "off");
    if (!this.isMap) this.showDensity(left);
    this.tell(left);
  };

  Matrix.prototype.showDensity = function (left) {
    var density = this.state.density;
    ["close", "map"].forEach(function (name) {
      this.frame.classList.toggle("kb-matrix-frame--" + name, density === name);
    }, this);
    this.form.querySelector(".kb-map-note").hidden = density !== "map";
    // A map shows no words; whoever points at a claim sees them.
    if (density === "map") Table.claimsOf(left).forEach(function (claim) {
      claim.node.querySelector("a.kb-marker").title = claim.node.querySelector(".kb-said").textContent.trim();
    });
  };

  Matrix.prototype.tell = function (left) {
    var numbers = [
      left.rows.length, this.matrix.rows.length, left.shown.length, this.matrix.columns.length,
      Table.claimsOf(left).length
    ];
    this.status.textContent = numbers.reduce(function (told, number) {
      return told.replace("{}", number);
    }, this.form.dataset.told)
      + (left.rows.length ? "" : " " + this.form.dataset.none)
      + State.told(this.form, this.ignored);
  };

  // Each choice is a step that "back" undoes; words typed one after the other are one step.
  Matrix.prototype.change = function (isTyping) {
    this.ignored = [];
    this.state = State.fromForm(this.form, this.pinned);
    var address = State.addressOf(this.form, this.state);
    if (address.href !== location.href) {
      try {
        history[isTyping && this.isTyping ? "replaceState" : "pushState"](history.state, "", address);
      } catch (error) { /* Too many in a short time for this browser: the next says it all. */ }
    }
    this.isTyping = isTyping;
    this.show();
  };

  Matrix.prototype.fromAddress = function () {
    this.ignored = [];
    this.state = State.read(this.form, this.keys, this.ignored);
    this.pinned = this.state.pin ? this.state.pin.split(",") : [];
    this.isTyping = false;
    State.toForm(this.form, this.state);
    this.show();
  };

  Matrix.prototype.act = function (button) {
    var form = this.form;
    if (button.dataset.do === "link") {
      window.atlasCopy.copyAndTell(location.href);
    } else {
      var records = Export.records(Table.claimsOf(this.left), JSON.parse(form.dataset.sources));
      Export[button.dataset.do](records, form.dataset.file);
    }
  };

  Matrix.prototype.listen = function () {
    var self = this, form = this.form;
    form.addEventListener("input", function (event) {
      // A table without columns says nothing.
      if (!form.querySelector("[name=show]:checked")) event.target.checked = true;
      self.change(event.target.type === "search");
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      self.pinned = [];
      State.toForm(form, {});
      self.change(false);
    });
    form.querySelectorAll("[data-do]").forEach(function (button) {
      button.addEventListener("click", function () { self.act(button); });
    });
  };

  function start() {
    var form = document.querySelector("form.kb-matrix-tools");
    if (!form || !form.hidden) return;
    current = new Matrix(form);
    current.addButtons();
    current.listen();
    form.hidden = false;
    current.fromAddress();
    // What is chosen is seen.
    form.querySelector("details").open = Object.keys(current.state).some(function (name) {
      return !["words", "density", "pin"].includes(name);
    });
  }

  window.addEventListener("popstate", function () {
    if (current && current.form.isConnected) current.fromAddress();
  });
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
