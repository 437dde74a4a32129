/* Calculators that calculate, and checklists that remember. Both pages say all without a script. */
(function () {
  "use strict";

  var signs = {
    "+": function (a, b) { return a + b; },
    "-": function (a, b) { return b === undefined ? -a : a - b; },
    "*": function (a, b) { return a * b; },
    "/": function (a, b) { return a / b; },
    "**": Math.pow,
    "min": Math.min,
    "max": Math.max
  };

  // The formula comes as a tree, made by the code that runs the worked examples.
  function value(tree, inputs) {
    if (typeof tree === "number") return tree;
    if (typeof tree === "string") return inputs[tree];
    return signs[tree[0]].apply(null, tree.slice(1).map(function (each) { return value(each, inputs); }));
  }

  function startCalculator(form) {
    var tree = JSON.parse(form.dataset.tree);
    var output = form.querySelector("output"), unit = form.querySelector(".kb-unit");
    var numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 6 });

    function show() {
      var inputs = {};
      form.querySelectorAll("input").forEach(function (input) { inputs[input.name] = input.valueAsNumber; });
      var isGood = form.checkValidity() && Object.values(inputs).every(Number.isFinite);
      var result = isGood ? value(tree, inputs) : NaN;
      output.textContent = !isGood ? form.dataset.bad : Number.isFinite(result) ? numbers.format(result) : form.dataset.none;
      unit.hidden = !Number.isFinite(result);
    }

    form.addEventListener("input", show);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    show();
  }

  // Where nothing may be kept, ticks last as long as the page.
  function keep(key, ids) {
    try { localStorage.setItem(key, JSON.stringify(ids)); } catch (error) { /* private window */ }
  }

  function kept(key) {
    try {
      var ids = JSON.parse(localStorage.getItem(key) || "[]");
      return Array.isArray(ids) ? ids : [];
    } catch (error) { return []; }
  }

  function startChecklist(told) {
    // One checklist has the same ticks in both languages.
    var key = "atlas-ticks:" + location.pathname.split("/").filter(Boolean).pop();
    var boxes = Array.from(document.querySelectorAll(".kb-checklist input[type=checkbox]"));
    var clear = document.createElement("button");
    var count = document.createElement("span");

    function show() {
      var done = boxes.filter(function (box) { return box.checked; });
      var parts = told.dataset.told.split("{}");
      count.textContent = parts[0] + done.length + parts[1] + boxes.length + parts[2];
      keep(key, done.map(function (box) { return box.closest("li").id; }));
    }

    clear.type = "button";
    clear.className = "kb-change";
    clear.textContent = told.dataset.clear;
    clear.addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      show();
    });
    count.setAttribute("role", "status");
    told.replaceChildren(count, clear);
    told.hidden = false;
    var ids = kept(key);
    boxes.forEach(function (box) {
      box.checked = ids.includes(box.closest("li").id);
      box.addEventListener("change", show);
    });
    show();
  }

  function start() {
    document.querySelectorAll("form.kb-form").forEach(startCalculator);
    document.querySelectorAll(".kb-ticks").forEach(startChecklist);
  }
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
