/* A weighing as an architecture decision record: Markdown by the MADR 4 template. */
(function () {
  "use strict";

  function fill(words, values) {
    return values.reduce(function (text, value) {
      return text.replace("{}", function () { return value; });
    }, words);
  }

  // What would be taken for Markdown or HTML is shown as typed.
  function plain(text) { return text.replace(/([\\`*_[\]<>|#])/g, "\\$1"); }

  function quoted(text) { return JSON.stringify(text); }

  /* Fields of a weighing: data (what the page holds), weights, limits, ranking, turns, title,
     address, root (of the language), date. */
  function decisionRecord(weighing) {
    var data = weighing.data, words = data.words, ranking = weighing.ranking;
    var criteria = {}, names = {};
    data.criteria.forEach(function (each) { criteria[each.id] = each; });
    data.subjects.forEach(function (each) { names[each.id] = each.name; });
    var standings = ranking.ranked.concat(ranking.tooLittle, ranking.excluded);

    function heading(level, text) { return ["", "#".repeat(level) + " " + text, ""]; }

    function limitWords(criterion) {
      var each = criteria[criterion];
      var sign = each.lower ? words["at-most"] : words["at-least"];
      return plain(each.title) + words.colon + sign + " " + weighing.limits[criterion] + (each.unit || "");
    }

    function claimLines(criterion, subject) {
      return (criteria[criterion].claims[subject] || []).map(function (claim) {
        var level = data.levels.find(function (each) { return each.id === claim.level; });
        return "    * [" + claim.id + "](" + weighing.root + claim.path + ") (" + words.certainty +
          words.colon + level.name + ")" + words.colon + plain(claim.text);
      });
    }

    function pros(standing) {
      var lines = [];
      standing.parts.forEach(function (part) {
        var each = criteria[part.criterion], start = words["adr-neutral"], told;
        if (part.score) {
          start = words[part.score[0] > 0.5 ? "adr-good" : part.score[0] < 0.5 ? "adr-bad" : "adr-neutral"];
          told = fill(words["adr-because"], [plain(each.title), each.figures[standing.subject],
            part.score[0].toFixed(2), data.levels[part.score[1]].name]);
        } else told = plain(each.title) + words.colon + words["not-known"];
        lines.push("* " + start + " " + told);
        if (part.score) lines = lines.concat(claimLines(part.criterion, standing.subject));
      });
      Object.keys(standing.verdicts).forEach(function (criterion) {
        var verdict = standing.verdicts[criterion];
        var start = { meets: "adr-good", fails: "adr-bad", unknown: "adr-neutral" }[verdict];
        lines.push("* " + words[start] + " " + fill(words["adr-constraints"], [limitWords(criterion)]) +
          words.colon + words["verdict-" + verdict]);
        if (verdict === "fails") lines = lines.concat(claimLines(criterion, standing.subject));
      });
      return lines;
    }

    function outcome() {
      if (ranking.leaders.length !== 1) {
        return [ranking.leaders.length ? words["weighing-shared"] : words["weighing-none"], "", words["adr-none"]];
      }
      var first = ranking.ranked[0], turn = window.atlasWeighing.smallest(weighing.turns);
      return [
        fill(words["adr-chosen"], [names[first.subject], first.total.toFixed(2)]) + " " +
          words["whole-certainty"] + words.colon + data.levels[ranking.level].name + ".",
        "",
        turn ? fill(words["weighing-turn"], [plain(criteria[turn.criterion].title), String(turn.weight),
          String(Number(turn.to.toPrecision(4))), names[turn.winner]]) : words["weighing-no-turn"]
      ];
    }

    var title = fill(words["adr-title"], [weighing.title]);
    var lines = ["---", "status: \"proposed\"", "date: " + weighing.date,
      "data-as-of: " + quoted(data.asOf), "---", "", "# " + plain(title)];
    lines = lines.concat(heading(2, words["adr-context"]), weighing.summary ? [plain(weighing.summary), ""] : [],
      [fill(words["adr-context-words"], [weighing.site, data.asOf])], heading(2, words["adr-drivers"]));
    Object.keys(weighing.weights).forEach(function (criterion) {
      if (weighing.weights[criterion] > 0) {
        lines.push("* " + plain(criteria[criterion].title) + words.colon + words.weight + " " + weighing.weights[criterion]);
      }
    });
    Object.keys(weighing.limits).forEach(function (criterion) {
      lines.push("* " + fill(words["adr-constraints"], [limitWords(criterion)]));
    });
    lines = lines.concat(heading(2, words["adr-considered"]),
      standings.map(function (each) { return "* " + names[each.subject]; }),
      heading(2, words["adr-outcome"]), outcome(), heading(2, words["adr-options"]));
    standings.forEach(function (each) {
      var place = ranking.positions[each.subject];
      var state = place ? words.position + " " + place : each.fails ? words["weighing-excluded"] : words["weighing-too-little"];
      lines = lines.concat(["### " + names[each.subject], "", state + words["list-comma"] + words.total + " " +
        each.total.toFixed(2) + " (" + each.lowest.toFixed(2) + "–" + each.highest.toFixed(2) + ")" + words["list-comma"] +
        words.coverage + " " + Math.round(each.coverage * 100) + "%", ""], pros(each), [""]);
    });
    lines.pop();
    return lines.concat(heading(2, words["adr-more"]),
      [fill(words["adr-data"], [data.asOf, weighing.address])]).join("\n") + "\n";
  }

  window.atlasDecisionRecord = decisionRecord;
})();
