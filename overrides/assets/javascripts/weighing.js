/* The weighing engine: the same as hooks/knowledge_base/weighing.py and turning_points.py, step by
   step and in the same order of additions, so that both give the same numbers. It knows no page.

   A table is { subjects: [id], lower: [criterion], scores: { criterion: { subject: [value, level] } },
   figures: { criterion: { subject: number } }, minCoverage, maxWeight }; weights and limits are
   { criterion: number }. */
(function () {
  "use strict";

  var STEPS = 1e9;

  function stepOf(number) { return Math.floor(number * STEPS + 0.5); }

  function weightOf(weights, criterion) {
    return Object.prototype.hasOwnProperty.call(weights, criterion) ? weights[criterion] : 0;
  }

  function entryOf(rows, criterion, subject) {
    var row = rows[criterion];
    return Object.prototype.hasOwnProperty.call(row, subject) ? row[subject] : null;
  }

  function scoreOf(table, criterion, subject) { return entryOf(table.scores, criterion, subject); }

  function faultOf(weights, most) {
    var values = Object.values(weights);
    if (!values.every(function (weight) { return weight >= 0 && weight <= most; })) return "bad";
    return values.some(function (weight) { return weight > 0; }) ? null : "zero";
  }

  function levelOf(parts, known) {
    var sums = [0, 0, 0, 0], soFar = 0;
    parts.forEach(function (part) { if (part.score) sums[part.score[1]] += part.weight; });
    for (var level = 0; level < sums.length; level += 1) {
      soFar += sums[level];
      if (sums[level] && stepOf(soFar * 2 / known) >= stepOf(1)) return level;
    }
    return null;
  }

  function verdictOf(table, criterion, subject, limit) {
    var figure = entryOf(table.figures, criterion, subject);
    if (figure === null) return "unknown";
    var isKept = table.lower.includes(criterion) ? figure <= limit : figure >= limit;
    return isKept ? "meets" : "fails";
  }

  function standingOf(table, subject, weights, limits) {
    var whole = 0, known = 0, gained = 0, parts = [], verdicts = {};
    Object.keys(table.scores).forEach(function (criterion) {
      var weight = weightOf(weights, criterion), score = scoreOf(table, criterion, subject);
      if (!(weight > 0)) return;
      parts.push({ criterion: criterion, weight: weight, score: score });
      whole += weight;
      if (!score) return;
      known += weight;
      gained += weight * score[0];
    });
    parts.forEach(function (part) {
      part.contribution = part.score ? part.weight * part.score[0] / known : null;
    });
    Object.keys(limits).forEach(function (criterion) {
      verdicts[criterion] = verdictOf(table, criterion, subject, limits[criterion]);
    });
    return {
      subject: subject,
      total: known ? gained / known : 0,
      coverage: known / whole,
      lowest: gained / whole,
      highest: (gained + (whole - known)) / whole,
      level: levelOf(parts, known),
      parts: parts,
      verdicts: verdicts,
      fails: Object.values(verdicts).includes("fails")
    };
  }

  // Weights must have no fault.
  function weigh(table, weights, limits) {
    function isKnownEnough(each) { return stepOf(each.coverage) >= stepOf(table.minCoverage); }
    var standings = table.subjects.map(function (subject) {
      return standingOf(table, subject, weights, limits);
    });
    var kept = standings.filter(function (each) { return !each.fails; });
    var ranked = kept.filter(isKnownEnough).sort(function (one, other) {
      return stepOf(other.total) - stepOf(one.total);
    });
    var steps = ranked.map(function (each) { return stepOf(each.total); });
    var positions = {}, levels = [];
    ranked.forEach(function (each) {
      positions[each.subject] = steps.indexOf(stepOf(each.total)) + 1;
      if (each.level !== null) levels.push(each.level);
    });
    return {
      ranked: ranked,
      positions: positions,
      tooLittle: kept.filter(function (each) { return !isKnownEnough(each); }),
      excluded: standings.filter(function (each) { return each.fails; }),
      leaders: ranked.filter(function (each) { return positions[each.subject] === 1; })
        .map(function (each) { return each.subject; }),
      level: levels.length ? Math.min.apply(null, levels) : null
    };
  }

  // A subject's sums over all criteria but one, and its score in that.
  function othersOf(table, weights, criterion, subject) {
    var gained = 0, known = 0, own = scoreOf(table, criterion, subject);
    Object.keys(table.scores).forEach(function (name) {
      var score = scoreOf(table, name, subject), weight = weightOf(weights, name);
      if (name === criterion || !score) return;
      known += weight;
      gained += weight * score[0];
    });
    return { gained: gained, known: known, score: own ? own[0] : 0, counts: own ? 1 : 0 };
  }

  // The weights at which two totals are equal: where a quadratic is zero.
  function levelWeights(one, other) {
    var a = one.score * other.counts - other.score * one.counts;
    var b = one.gained * other.counts + one.score * other.known;
    b -= other.gained * one.counts + other.score * one.known;
    var c = one.gained * other.known - other.gained * one.known;
    if (a === 0) return b ? [-c / b] : [];
    var inner = b * b - 4 * a * c;
    if (inner < 0) return [];
    // Written so that no two nearly equal numbers are subtracted.
    var root = Math.sqrt(inner);
    var half = -(b + (b < 0 || Object.is(b, -0) ? -root : root)) / 2;
    return half ? [half / a, c / half] : [0];
  }

  function criticalWeights(table, weights, ranking, criterion) {
    var whole = 0, points = [];
    Object.keys(table.scores).forEach(function (name) {
      whole += name === criterion ? 0 : weightOf(weights, name);
    });
    var leader = othersOf(table, weights, criterion, ranking.leaders[0]);
    ranking.ranked.concat(ranking.tooLittle).forEach(function (each) {
      var other = othersOf(table, weights, criterion, each.subject);
      points.push((table.minCoverage * whole - other.known) / (other.counts - table.minCoverage));
      points = points.concat(levelWeights(leader, other));
    });
    return points.filter(function (point) { return point > 0; });
  }

  function smallest(turns) {
    return turns.reduce(function (best, turn) {
      return best && Math.abs(best.to - best.weight) <= Math.abs(turn.to - turn.weight) ? best : turn;
    }, null);
  }

  function turnOf(table, weights, limits, ranking, criterion) {
    var now = weightOf(weights, criterion), leader = ranking.leaders[0], below = [], above = [];
    var critical = criticalWeights(table, weights, ranking, criterion);
    var points = Array.from(new Set([0, now].concat(critical)));
    points.sort(function (one, other) { return one - other; });
    points.slice(1).forEach(function (end, number) {
      var start = points[number];
      if (end <= now) below.unshift([end, start]);
      if (start >= now) above.push([start, end]);
    });
    var last = points[points.length - 1];
    above.push([last, last * 2 + 1]);

    function firstTurn(intervals) {
      for (var each of intervals) {
        var moved = Object.assign({}, weights);
        moved[criterion] = each[0] / 2 + each[1] / 2;
        var leaders = weigh(table, moved, limits).leaders;
        if (each[0] <= table.maxWeight && leaders.length && !leaders.includes(leader)) {
          return { criterion: criterion, weight: now, to: each[0], winner: leaders[0] };
        }
      }
      return null;
    }
    return smallest([firstTurn(below), firstTurn(above)].filter(Boolean));
  }

  // The nearest turn of each criterion that has one; none where first place is shared.
  function turningPoints(table, weights, limits) {
    var ranking = weigh(table, weights, limits);
    if (ranking.leaders.length !== 1) return [];
    return Object.keys(table.scores).map(function (criterion) {
      return turnOf(table, weights, limits, ranking, criterion);
    }).filter(Boolean);
  }

  window.atlasWeighing = {
    faultOf: faultOf, weigh: weigh, turningPoints: turningPoints, smallest: smallest
  };
})();
