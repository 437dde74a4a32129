/* Draws one diagram in the browser and returns it as plain SVG: shapes, lines and words, each where
   the library put it, without style. The site's style sheets give it colour. */
(function () {
  "use strict";
  var host = null;

  function number(value) { return String(Math.round(value * 10) / 10); }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  // From an element's own coordinates to the drawing's.
  function inDrawing(svg, element) {
    var matrix = svg.getScreenCTM().inverse().multiply(element.getScreenCTM());
    return function (x, y) {
      var point = new DOMPoint(x, y).matrixTransform(matrix);
      return [point.x, point.y];
    };
  }

  function box(svg, element) {
    var own = element.getBBox();
    var start = inDrawing(svg, element)(own.x, own.y);
    return { x: start[0], y: start[1], width: own.width, height: own.height };
  }

  function rect(area, name, radius) {
    return "<rect" + (name ? ' class="' + name + '"' : "") + ' x="' + number(area.x) + '" y="' + number(area.y) +
      '" width="' + number(area.width) + '" height="' + number(area.height) + '"' +
      (radius ? ' rx="' + number(radius) + '"' : "") + "/>";
  }

  function points(svg, polygon) {
    var place = inDrawing(svg, polygon);
    return Array.prototype.map.call(polygon.points, function (point) {
      return place(point.x, point.y).map(number).join(",");
    }).join(" ");
  }

  // Only ever moved, never turned or scaled: the numbers keep their meaning.
  function path(svg, element, attributes) {
    var start = inDrawing(svg, element)(0, 0).map(number).join(" ");
    var steps = element.getAttribute("d").replace(/-?\d+\.\d+(?:e-?\d+)?/g, function (found) {
      return number(Number(found));
    });
    return "<path" + attributes + ' d="' + steps + '"' + (start === "0 0" ? "" : ' transform="translate(' + start + ')"') + "/>";
  }

  function overlap(one, other) {
    var width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
    var height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
    return width > 0 && height > 0 ? width * height : 0;
  }

  // Where a label may stand: where the library put it, or elsewhere on its line, nearest first.
  function places(svg, label, area) {
    var line = svg.querySelector('path[data-id="' + label.querySelector("[data-id]").dataset.id + '"]');
    var place = inDrawing(svg, line), length = line.getTotalLength();
    return [area].concat([0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5].map(function (step) {
      var point = line.getPointAtLength(length * (0.5 + step * 0.07));
      var at = place(point.x, point.y);
      return { x: at[0] - area.width / 2, y: at[1] - area.height / 2, width: area.width, height: area.height };
    }));
  }

  // The library lets labels of neighbouring lines lie on each other, and on boxes. Each label stands
  // at the first place where it covers nothing, or else where it covers least.
  function settle(svg) {
    var labels = Array.prototype.filter.call(svg.querySelectorAll("g.edgeLabel:has(text)"), function (label) {
      return label.textContent.trim();
    });
    var areas = labels.map(function (label) { return box(svg, label.querySelector("rect")); });
    var boxes = Array.prototype.map.call(svg.querySelectorAll("g.node .label-container"), function (shape) {
      return box(svg, shape);
    });
    return labels.map(function (label, at) {
      var start = areas[at], best = null, least = Infinity;
      var others = boxes.concat(areas.filter(function (area, number) { return number !== at; }));
      places(svg, label, start).forEach(function (area) {
        var covered = others.reduce(function (sum, other) { return sum + overlap(area, other); }, 0);
        if (covered < least) { best = area; least = covered; }
      });
      areas[at] = best;
      return { label: label, area: best, by: [best.x - start.x, best.y - start.y] };
    });
  }

  // Each line of words by the middle of where it was drawn, moved by so much.
  function words(svg, text, by) {
    var place = inDrawing(svg, text);
    var lines = Array.prototype.map.call(text.querySelectorAll(".text-outer-tspan"), function (line) {
      var shown = window.atlasDrawing.show(line.textContent).trim();
      if (!shown) return "";
      var count = line.getNumberOfChars();
      var from = line.getStartPositionOfChar(0), to = line.getEndPositionOfChar(count - 1);
      // Spaces at a line's ends were measured too, but not where it was centred on its own zero.
      var isCentred = getComputedStyle(line).textAnchor === "middle";
      var at = place(isCentred ? 0 : (from.x + to.x) / 2, from.y);
      return '<tspan x="' + number(at[0] + by[0]) + '" y="' + number(at[1] + by[1]) + '">' + escaped(shown) + "</tspan>";
    });
    // A space between lines keeps their words apart for whoever copies or hears them.
    return "<text>" + lines.filter(Boolean).join(" ") + "</text>";
  }

  function shape(svg, node) {
    var drawn = node.querySelector(".label-container");
    if (drawn.matches("polygon")) return '<polygon class="label-container" points="' + points(svg, drawn) + '"/>';
    if (drawn.matches("path")) return path(svg, drawn, ' class="label-container"');
    var area = box(svg, drawn);
    return rect(area, "label-container", node.matches(".outcome") ? area.height / 2 : 3);
  }

  function each(svg, selector, make) {
    return Array.prototype.map.call(svg.querySelectorAll(selector), make).filter(Boolean).join("\n");
  }

  function kind(node) {
    return ["question", "outcome", "step", "store"].filter(function (name) { return node.classList.contains(name); });
  }

  function plain(svg, name) {
    var view = svg.viewBox.baseVal;
    var arrow = name + "-arrow";
    // Wide drawings scroll rather than shrink until nobody can read them.
    var least = Math.ceil(0.75 * view.width / 100);
    return [
      '<svg xmlns="http://www.w3.org/2000/svg" class="kb-least-' + least + '" width="' + Math.ceil(view.width) +
        '" height="' + Math.ceil(view.height) + '" viewBox="' +
        [view.x, view.y, view.width, view.height].map(number).join(" ") +
        '" role="graphics-document document" aria-labelledby="' + name + '-title" aria-describedby="' + name + '-about">',
      '<title id="' + name + '-title">' + escaped(window.atlasDrawing.show(svg.querySelector("title").textContent)) + "</title>",
      '<desc id="' + name + '-about">' + escaped(window.atlasDrawing.show(svg.querySelector("desc").textContent)) + "</desc>",
      '<marker id="' + arrow + '" viewBox="0 0 10 10" refX="5" refY="5" markerUnits="userSpaceOnUse" markerWidth="8" ' +
        'markerHeight="8" orient="auto"><path d="M0 0 10 5 0 10z"/></marker>',
      each(svg, "g.cluster", function (frame) {
        return '<g class="cluster">' + rect(box(svg, frame.querySelector("rect")), "", 4) +
          words(svg, frame.querySelector("text"), [0, 0]) + "</g>";
      }),
      each(svg, "path.flowchart-link", function (line) {
        var isDashed = line.classList.contains("edge-pattern-dotted");
        return path(svg, line, ' class="edge' + (isDashed ? " dashed" : "") + '" marker-end="url(#' + arrow + ')"');
      }),
      settle(svg).map(function (settled) {
        return '<g class="edgeLabel">' + rect(settled.area, "", 0) +
          words(svg, settled.label.querySelector("text"), settled.by) + "</g>";
      }).join("\n"),
      each(svg, "g.node", function (node) {
        var link = node.closest("a");
        var drawn = '<g class="' + ["node"].concat(kind(node)).join(" ") + '">' + shape(svg, node) +
          words(svg, node.querySelector("text"), [0, 0]) + "</g>";
        return link ? '<a href="' + escaped(link.getAttribute("xlink:href")) + '">' + drawn + "</a>" : drawn;
      }),
      "</svg>",
      ""
    ].filter(function (line, at, lines) { return line || at === lines.length - 1; }).join("\n");
  }

  window.drawPlainly = function (source, name) {
    if (!host) {
      host = document.createElement("div");
      document.body.append(host);
      window.mermaid.initialize(window.atlasDrawing.settings({}));
    }
    return window.mermaid.render("drawing", window.atlasDrawing.hide(source)).then(function (drawn) {
      host.innerHTML = drawn.svg;
      var svg = host.querySelector("svg");
      svg.style.maxWidth = "none";
      svg.setAttribute("width", svg.viewBox.baseVal.width);
      return plain(svg, name);
    });
  };
})();
