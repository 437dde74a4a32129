/* A decision flow, one question at a time. It reads the text twin below it, so that there is one
   source for both, and keeps the answers in the address: `?answers=layer.business,load.low`. */
(function () {
  "use strict";

  function make(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function button(text, act) {
    var made = make("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // What stands in a part of the text twin, without the ids that it alone may have.
  function copy(node) {
    var made = node.cloneNode(true);
    made.querySelectorAll(".headerlink").forEach(function (link) { link.remove(); });
    [made].concat(Array.from(made.querySelectorAll("[id]"))).forEach(function (each) {
      each.removeAttribute("id");
    });
    return made;
  }

  function words(node) { return copy(node).textContent.trim(); }

  function start(guide) {
    var nodes = {};
    document.querySelectorAll(".kb-question[data-node], .kb-outcome[data-node]").forEach(function (node) {
      nodes[node.dataset.node] = node;
    });

    function answersOf(name) {
      return nodes[name] ? Array.from(nodes[name].querySelectorAll(":scope > .kb-answers > li")) : [];
    }

    function answerOf(name, id) {
      return answersOf(name).find(function (answer) { return answer.dataset.answer === id; });
    }

    // As far as the address tells a way through the flow; `isWhole` is false where it tells more.
    function read() {
      var told = (new URLSearchParams(location.search).get("answers") || "").split(",").filter(Boolean);
      var at = guide.dataset.start, steps = [];
      for (var each of told) {
        var parts = each.split("."), answer = parts[0] === at && answerOf(at, parts[1]);
        if (!answer || parts.length !== 2) return { steps: steps, at: at, isWhole: false };
        steps.push({ question: at, answer: parts[1] });
        at = answer.dataset.to;
      }
      return { steps: steps, at: at, isWhole: true };
    }

    function write(steps) {
      var address = new URL(location.href);
      var told = steps.map(function (step) { return step.question + "." + step.answer; }).join(",");
      address.search = told ? "?answers=" + told : "";
      address.hash = "";
      history.replaceState(history.state, "", address);
      show(true);
    }

    function stepsSoFar(steps) {
      var list = make("ol", "", "kb-examples");
      list.setAttribute("aria-label", guide.dataset.steps);
      steps.forEach(function (step, number) {
        var item = make("li");
        var chosen = words(answerOf(step.question, step.answer).querySelector("strong"));
        item.append(words(nodes[step.question].querySelector("h3")) + " ", make("strong", chosen), " ");
        var change = button(guide.dataset.change, function () { write(steps.slice(0, number)); });
        change.setAttribute("aria-label", guide.dataset.change + ": " + chosen);
        change.className = "kb-change";
        item.append(change);
        list.append(item);
      });
      return list;
    }

    function choices(way) {
      var group = make("div", "", "kb-choices");
      answersOf(way.at).forEach(function (answer) {
        group.append(button(words(answer.querySelector("strong")), function () {
          write(way.steps.concat({ question: way.at, answer: answer.dataset.answer }));
        }));
      });
      return group;
    }

    function tools() {
      var group = make("div", "", "kb-tools");
      group.append(button(guide.dataset.again, function () { write([]); }));
      if (navigator.clipboard) group.append(button(guide.dataset.link, function (event) {
        navigator.clipboard.writeText(location.href).then(function () {
          event.target.textContent = guide.dataset.copied;
        });
      }));
      return group;
    }

    function show(moved) {
      var way = read(), node = nodes[way.at];
      while (guide.children.length > 1) guide.lastElementChild.remove();
      if (!way.isWhole) {
        var warning = make("p", guide.dataset.unknown, "kb-warning");
        warning.setAttribute("role", "alert");
        guide.append(warning);
      }
      if (way.steps.length) guide.append(stepsSoFar(way.steps));
      var shown = copy(node);
      shown.className = "kb-step";
      shown.removeAttribute("data-node");
      shown.querySelectorAll(".kb-answers").forEach(function (list) { list.remove(); });
      guide.append(shown);
      if (answersOf(way.at).length) guide.append(choices(way));
      if (way.steps.length) guide.append(tools());
      var heading = shown.querySelector("h3");
      heading.tabIndex = -1;
      if (moved) heading.focus();
    }

    show(false);
  }

  function startAll() { document.querySelectorAll(".kb-guide[data-start]").forEach(start); }
  if (window.document$) window.document$.subscribe(startAll);
  else document.addEventListener("DOMContentLoaded", startAll);
})();
