/* Draws what was not drawn beforehand: on first load, after instant navigation, and again when the
   palette changes. The library is fetched once, and only where there is such a diagram. */
(function () {
  "use strict";
  var library = new URL("../vendor/mermaid.min.js", document.currentScript.src).href;
  var rules = window.atlasDrawing;
  var loading = null;
  var count = 0;
  var queue = Promise.resolve();

  // The page itself may be about to bring the library: a change of palette while the page is still
  // being read must not fetch it a second time.
  function read() {
    if (document.readyState !== "loading") return Promise.resolve();
    return new Promise(function (resolve) { document.addEventListener("DOMContentLoaded", resolve); });
  }

  // Unless it is told at once not to, the library draws by itself when the page has come whole.
  function wait() {
    window.mermaid.initialize({ startOnLoad: false });
  }

  function load() {
    if (window.mermaid && window.mermaid.render) {
      wait();
      return Promise.resolve();
    }
    if (!loading) {
      loading = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = library;
        script.onload = function () { wait(); resolve(); };
        script.onerror = function () { loading = null; reject(new Error("not loaded")); };
        document.head.appendChild(script);
      });
    }
    return loading;
  }

  function colour(name) {
    return getComputedStyle(document.body).getPropertyValue(name).trim();
  }

  // Instant navigation puts the style sheets in place anew: for a moment there are no colours.
  function styled() {
    return new Promise(function (resolve) {
      (function look() {
        if (colour("--kb-node")) resolve();
        else setTimeout(look, 20);
      })();
    });
  }

  // The library measures letters: before their font is there, they would be another's.
  function lettered(nodes) {
    var text = nodes.map(function (node) { return node.textContent; }).join("");
    var font = "15px " + getComputedStyle(nodes[0]).fontFamily;
    return document.fonts.load(font, text).catch(function () { /* then another font's it is */ });
  }

  function colours() {
    return {
      primaryColor: colour("--kb-node"),
      primaryTextColor: colour("--kb-node-text"),
      primaryBorderColor: colour("--kb-node-line"),
      lineColor: colour("--kb-edge"),
      textColor: colour("--kb-node-text"),
      edgeLabelBackground: colour("--kb-edge-label")
    };
  }

  function showCharacters(svg) {
    var walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      walker.currentNode.data = rules.show(walker.currentNode.data);
    }
  }

  function draw(node, again) {
    if (node.atlasSource === undefined) node.atlasSource = node.textContent;
    else if (!again) return Promise.resolve();
    count += 1;
    return window.mermaid.render("diagram-" + count, rules.hide(node.atlasSource)).then(function (drawn) {
      node.innerHTML = drawn.svg;
      // Wide diagrams scroll rather than shrink until nobody can read them.
      var svg = node.querySelector("svg");
      svg.style.minWidth = Math.round(0.75 * svg.viewBox.baseVal.width) + "px";
      node.tabIndex = 0;  // what scrolls must be reached by the keyboard
      showCharacters(node);
      if (drawn.bindFunctions) drawn.bindFunctions(node);
      node.setAttribute("data-processed", "true");
      node.removeAttribute("data-error");
    }).catch(function (error) { node.setAttribute("data-error", String(error)); });
  }

  function drawAll(again) {
    var nodes = Array.prototype.slice.call(document.querySelectorAll("div.mermaid"));
    if (!nodes.length) return;
    queue = queue.then(read).then(load).then(styled).then(function () {
      return lettered(nodes);
    }).then(function () {
      window.mermaid.initialize(rules.settings(colours()));
      return nodes.reduce(function (before, node) {
        return before.then(function () { return draw(node, again); });
      }, Promise.resolve());
    }).catch(function (error) {
      nodes.forEach(function (node) { node.setAttribute("data-error", String(error)); });
    });
  }

  if (window.document$) window.document$.subscribe(function () { drawAll(false); });
  else document.addEventListener("DOMContentLoaded", function () { drawAll(false); });
  new MutationObserver(function () { drawAll(true); })
    .observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
})();
