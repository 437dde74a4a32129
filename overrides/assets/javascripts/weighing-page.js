/* The page to weigh on: reads weights and limits from the form, shows what they come to, and keeps
   them in the address: `?weights=talent.20,gc-pause.5&limits=gc-pause.1`, or `?preset=edge-device`.
   What it shows of scores and claims is copied from the tables below the form. */
(function () {
  "use strict";

  var engine = window.atlasWeighing;

  function make(name, text, className) {
    var made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function fill(words, values) {
    return values.reduce(function (text, value) {
      return text.replace("{}", function () { return value; });
    }, words);
  }

  function two(number) { return number.toFixed(2); }
  function short(number) { return String(Number(number.toPrecision(4))); }

  function table(caption, heads, rows) {
    var scroll = make("div", null, "kb-scroll"), made = make("table"), head = make("thead"), body = make("tbody");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", caption);
    var top = make("tr");
    heads.forEach(function (each) {
      var cell = make("th", each);
      cell.scope = "col";
      top.append(cell);
    });
    head.append(top);
    rows.forEach(function (cells) {
      var row = make("tr");
      cells.forEach(function (each, number) {
        var cell = make(number ? "td" : "th");
        if (!number) cell.scope = "row";
        cell.append(each);
        row.append(cell);
      });
      body.append(row);
    });
    made.append(make("caption", caption), head, body);
    scroll.append(made);
    return scroll;
  }

  function start(form) {
    var data = JSON.parse(form.dataset.weighing), words = data.words;
    var criteria = {}, names = {}, rows = {}, state = { weights: {}, limits: {} }, last = null;
    var preset = form.querySelector("#weigh-preset"), result = form.querySelector(".kb-weigh-result");
    var problems = form.querySelector(".kb-weigh-problems"), status = form.querySelector(".kb-weigh-status");
    data.criteria.forEach(function (each) { criteria[each.id] = each; });
    data.subjects.forEach(function (each) { names[each.id] = each; });
    form.querySelectorAll(".kb-weigh-row").forEach(function (row) { rows[row.dataset.criterion] = row; });

    function has(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

    // Criteria keep the order of the data, in which the engine adds up.
    function tableOf(found) {
      var scores = {};
      data.criteria.forEach(function (each) { scores[each.id] = found.scores[each.id]; });
      return {
        subjects: data.subjects.map(function (each) { return each.id; }),
        lower: data.criteria.filter(function (each) { return each.lower; }).map(function (each) { return each.id; }),
        scores: scores, figures: found.figures, minCoverage: data.minCoverage, maxWeight: data.maxWeight
      };
    }
    var every = tableOf(data.every), sure = tableOf(data.sure);

    function isLimit(criterion, number) {
      return Number.isFinite(number) && (criteria[criterion].unit !== null || (number >= 1 && number <= 5));
    }

    // Each part of the address is taken or told: never half a part, and never a broken page.
    function read() {
      var told = new URLSearchParams(location.search), ignored = [], named = told.get("preset");
      var found = { preset: "", weights: {}, limits: {} };
      if (named && has(data.presets, named)) {
        found.preset = named;
        Object.assign(found.weights, data.presets[named].weights);
        Object.assign(found.limits, data.presets[named].limits);
      } else if (named !== null) ignored.push("preset=" + named);
      function parts(key, into, isGood) {
        (told.get(key) || "").split(",").filter(Boolean).forEach(function (part) {
          var at = part.indexOf("."), name = part.slice(0, at), written = part.slice(at + 1), number = Number(written);
          var isWhole = at > 0 && written.trim() === written && written !== "" && has(criteria, name);
          if (isWhole && isGood(name, number)) into[name] = number;
          else ignored.push(key + "=" + part);
        });
      }
      parts("weights", found.weights, function (name, number) { return number >= 0 && number <= data.maxWeight; });
      parts("limits", found.limits, isLimit);
      told.forEach(function (value, key) {
        if (!["preset", "weights", "limits"].includes(key)) ignored.push(key + "=" + value);
      });
      found.ignored = ignored;
      return found;
    }

    function write() {
      var address = new URL(location.href);
      function joined(values) {
        return Object.keys(values).filter(function (name) { return has(criteria, name); })
          .map(function (name) { return name + "." + values[name]; }).join(",");
      }
      var weights = {};
      Object.keys(state.weights).forEach(function (name) {
        if (state.weights[name] > 0) weights[name] = state.weights[name];
      });
      var told = [];
      if (preset.value) told.push("preset=" + preset.value);
      else {
        if (Object.keys(weights).length) told.push("weights=" + joined(weights));
        if (Object.keys(state.limits).length) told.push("limits=" + joined(state.limits));
      }
      address.search = told.length ? "?" + told.join("&") : "";
      address.hash = "";
      history.replaceState(history.state, "", address);
    }

    function enter(found) {
      preset.value = found.preset;
      Object.keys(rows).forEach(function (name) {
        var weight = has(found.weights, name) ? found.weights[name] : 0;
        field(name, "weight").value = weight;
        field(name, "slider").value = weight;
        field(name, "limit").value = has(found.limits, name) ? found.limits[name] : "";
      });
    }

    function field(name, kind) { return rows[name].querySelector("input[name=" + kind + "]"); }

    // Reads the form; returns what is wrong with it, in words.
    function take() {
      var wrong = [];
      state = { weights: {}, limits: {} };
      Object.keys(rows).forEach(function (name) {
        var weight = field(name, "weight"), limit = field(name, "limit"), number = weight.valueAsNumber;
        var isGood = number >= 0 && number <= data.maxWeight;
        weight.setAttribute("aria-invalid", String(!isGood));
        if (isGood) state.weights[name] = number;
        else wrong.push(fill(words["weighing-bad-weight"], [criteria[name].title, String(data.maxWeight)]));
        var isEmpty = limit.value === "" && !limit.validity.badInput, isLimited = isLimit(name, limit.valueAsNumber);
        limit.setAttribute("aria-invalid", String(!isEmpty && !isLimited));
        if (!isEmpty && isLimited) state.limits[name] = limit.valueAsNumber;
        else if (!isEmpty) wrong.push(fill(words["weighing-bad-limit"], [criteria[name].title]));
      });
      if (!wrong.length && engine.faultOf(state.weights, data.maxWeight) === "zero") wrong.push(words["weighing-zero"]);
      return wrong;
    }

    function subjectLink(name) {
      var link = make("a", names[name].name);
      // A name, and no word of English: as where a template writes it.
      link.lang = "und";
      link.translate = false;
      var path = names[name].path;
      // Opened from a folder, there is no server that would find the page in a folder's name.
      if (location.protocol === "file:") path = path.replace(/\/(?=#|$)/, "/index.html");
      link.href = new URL("../../" + path, document.baseURI).href;
      return link;
    }

    function criterionLink(name) {
      var link = make("a", criteria[name].title);
      link.href = "#" + name;
      link.lang = criteria[name].language;
      return link;
    }

    function certainty(level) {
      if (level === null) return "–";
      var id = data.levels[level].id, made = make("span"), mark = document.querySelector(".kb-scores .kb-certainty--" + id);
      if (mark) made.append(mark.cloneNode(true), " ");
      made.append(data.levels[level].name);
      return made;
    }

    // The marked statements of a score, copied from its row in the tables below.
    function claims(criterion, subject) {
      var place = data.subjects.findIndex(function (each) { return each.id === subject; });
      var tables = document.getElementById(criterion), node = tables;
      while (node && !node.querySelector(".kb-scores")) node = node.nextElementSibling;
      var grounds = node && node.querySelectorAll(".kb-scores tbody tr")[place].querySelector(".kb-grounds");
      return grounds ? grounds.cloneNode(true) : "";
    }

    function reasons(standing) {
      var made = make("details", null, "kb-grounds kb-weigh-reasons"), title = fill(words["weighing-reasons-of"], [names[standing.subject].name]);
      made.append(make("summary", title));
      made.append(table(title, [words.criterion, words.weight, words.figure, words.score, words.adds, words.certainty, words.claims],
        standing.parts.map(function (part) {
          if (!part.score) {
            var alone = criteria[part.criterion].figures[standing.subject];
            return [criterionLink(part.criterion), short(part.weight), alone || words["not-known"], "–", "–", "–", ""];
          }
          return [criterionLink(part.criterion), short(part.weight), criteria[part.criterion].figures[standing.subject],
            two(part.score[0]), two(part.contribution), certainty(part.score[1]), claims(part.criterion, standing.subject)];
        })));
      made.append(limits(standing));
      return made;
    }

    function limits(standing) {
      var list = make("ul");
      Object.keys(standing.verdicts).forEach(function (name) {
        var each = criteria[name], item = make("li"), figure = each.figures[standing.subject];
        item.append(make("strong", words["verdict-" + standing.verdicts[name]]), words.colon, criterionLink(name),
          " " + words[each.lower ? "at-most" : "at-least"] + " " + state.limits[name] + (each.unit || ""),
          figure ? " (" + figure + ")" : "", claims(name, standing.subject));
        list.append(item);
      });
      return list.children.length ? list : "";
    }

    function paragraph(title, rest) {
      var made = make("p");
      made.append(make("strong", title), words.colon, rest);
      return made;
    }

    function inner(ranking, without) {
      var made = [];
      if (ranking.ranked.length) made.push(table(words["weighing-result"],
        [words.subject, words.position, words.total, words["bounds-of-total"], words.coverage, words.certainty, words["without-low"]],
        ranking.ranked.map(function (each) {
          return [subjectLink(each.subject), String(ranking.positions[each.subject]), two(each.total), two(each.lowest) + "–" + two(each.highest),
            Math.round(each.coverage * 100) + "%", certainty(each.level), String(without.positions[each.subject] || words["not-ranked"])];
        })));
      if (ranking.tooLittle.length) made.push(paragraph(words["weighing-too-little"], ranking.tooLittle.map(function (each) {
        return names[each.subject].name + " (" + words.coverage + " " + Math.round(each.coverage * 100) + "%)";
      }).join(words["list-comma"])));
      ranking.excluded.forEach(function (each) {
        made.push(paragraph(words["weighing-excluded"], names[each.subject].name), limits(each));
      });
      return made;
    }

    function turning(ranking, turns) {
      var turn = engine.smallest(turns);
      if (!ranking.ranked.length) return [];
      if (ranking.leaders.length > 1) return [make("p", words["weighing-shared"])];
      if (!turn) return [make("p", words["weighing-no-turn"])];
      return [make("p", fill(words["weighing-turn"], [criteria[turn.criterion].title, short(turn.weight), short(turn.to), names[turn.winner].name])),
        foldedTurns(turns)];
    }

    function foldedTurns(turns) {
      var made = make("details", null, "kb-grounds kb-weigh-reasons");
      made.append(make("summary", words["weighing-turns"]), table(words["weighing-turns"],
        [words.criterion, words["turn-from"], words["turn-to"], words["turn-winner"]],
        turns.map(function (each) {
          return [criterionLink(each.criterion), short(each.weight), short(each.to), subjectLink(each.winner)];
        })));
      return made;
    }

    function show(ignored) {
      var wrong = take(), told = ignored.length ? [fill(words["weighing-ignored"], [ignored.join(words["list-comma"])])] : [];
      problems.replaceChildren.apply(problems, told.concat(wrong).map(function (each) { return make("p", each, "kb-warning"); }));
      form.querySelector(".kb-weigh-summary").textContent = preset.value ? data.presets[preset.value].summary : "";
      form.querySelectorAll(".kb-tools button").forEach(function (each) { each.disabled = Boolean(wrong.length); });
      last = null;
      if (wrong.length) {
        status.textContent = "";
        result.replaceChildren();
        return;
      }
      var ranking = engine.weigh(every, state.weights, state.limits), without = engine.weigh(sure, state.weights, state.limits);
      var turns = engine.turningPoints(every, state.weights, state.limits);
      last = { ranking: ranking, turns: turns };
      status.textContent = !ranking.ranked.length ? words["weighing-none"] : fill(words["weighing-first"],
        [ranking.leaders.map(function (each) { return names[each].name; }).join(words["list-comma"]),
          two(ranking.ranked[0].total), data.levels[ranking.level].name]);
      var order = without.ranked.map(function (each) { return names[each.subject].name; }).join(words["list-comma"]);
      var parts = inner(ranking, without).concat(turning(ranking, turns),
        [paragraph(words["weighing-sure"], order || words["weighing-sure-none"])],
        ranking.ranked.concat(ranking.tooLittle).map(reasons));
      result.replaceChildren.apply(result, parts);
    }

    function record() {
      var chosen = preset.value ? data.presets[preset.value] : null, now = new Date();
      return window.atlasDecisionRecord({
        data: data, weights: state.weights, limits: state.limits, ranking: last.ranking, turns: last.turns,
        title: chosen ? chosen.title : words["weighing-result"], summary: chosen ? chosen.summary : "",
        site: data.title, address: location.href,
        root: data.site ? data.site + data.language + "/" : new URL("../../", document.baseURI.split("?")[0]).href,
        date: [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (each) { return String(each).padStart(2, "0"); }).join("-")
      });
    }

    function tell(button, text) {
      navigator.clipboard.writeText(text).then(function () { button.textContent = button.dataset.copied; });
    }

    var acts = {
      clear: function () {
        enter({ preset: "", weights: {}, limits: {} });
        changed();
      },
      download: function () {
        var link = make("a"), address = URL.createObjectURL(new Blob([record()], { type: "text/markdown" }));
        link.href = address;
        link.download = (preset.value || "weighing") + ".md";
        link.click();
        URL.revokeObjectURL(address);
      },
      copy: function (button) { tell(button, record()); },
      link: function (button) { tell(button, location.href); }
    };

    function changed() {
      show([]);
      write();
    }

    form.addEventListener("input", function (event) {
      var row = event.target.closest(".kb-weigh-row");
      if (event.target === preset) enter(Object.assign({ preset: preset.value }, data.presets[preset.value] || { weights: {}, limits: {} }));
      else if (row) {
        var name = row.dataset.criterion;
        if (event.target.name === "slider") field(name, "weight").value = event.target.value;
        if (event.target.name === "weight") field(name, "slider").value = event.target.value || 0;
        preset.value = "";
      }
      changed();
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.querySelectorAll("button[data-do]").forEach(function (button) {
      if (!navigator.clipboard && button.dataset.copied) button.hidden = true;
      button.addEventListener("click", function () { acts[button.dataset.do](button); });
    });
    var found = read();
    if (!location.search) found = Object.assign({ preset: Object.keys(data.presets)[0] || "", ignored: [] },
      Object.values(data.presets)[0] || { weights: {}, limits: {} });
    enter(found);
    form.hidden = false;
    show(found.ignored);
  }

  function startAll() { document.querySelectorAll("form.kb-weigh").forEach(start); }
  if (window.document$) window.document$.subscribe(startAll);
  else document.addEventListener("DOMContentLoaded", startAll);
})();
