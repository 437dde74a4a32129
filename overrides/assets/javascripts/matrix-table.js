/* The table of a matrix as a script sees it. A row is
   { key, title, topic, group, line, across, head, cells: [{ claims: [{ node, level }], isHot }] };
   what is said across subjects stands in a line of its own below. */
(function () {
  "use strict";

  var LEVELS = ["very-low", "low", "moderate", "high"];

  function claimsIn(node) {
    return Array.from(node.querySelectorAll(".kb-claim")).map(function (claim) {
      return { node: claim, level: LEVELS.indexOf(claim.dataset.certainty) };
    });
  }

  function said(node) {
    return Array.from(node.querySelectorAll(".kb-said, .kb-figure")).map(function (part) {
      return part.textContent;
    }).join(" ");
  }

  function rowOf(line, group) {
    var next = line.nextElementSibling;
    var isAlone = line.matches(".kb-across");
    var across = isAlone ? line : next && next.matches(".kb-across:not([data-row])") ? next : null;
    var head = line.querySelector("th");
    var title = head.querySelector(".kb-row-title").textContent.trim();
    var topic = group.querySelector(".kb-group").textContent.trim();
    return {
      key: group.dataset.topic + "." + line.dataset.row, title: title, topic: topic, group: group, line: line, head: head,
      across: across, isAlone: isAlone, acrossClaims: across ? claimsIn(across) : [],
      cells: isAlone ? [] : Array.from(line.querySelectorAll("td")).map(function (cell) {
        return { node: cell, claims: claimsIn(cell), isHot: cell.matches(".kb-heat") };
      }),
      words: [title, topic, said(line), across && !isAlone ? said(across) : ""].join(" ").toLowerCase()
    };
  }

  function read(table) {
    var rows = [];
    var groups = Array.from(table.tBodies);
    groups.forEach(function (group) {
      group.querySelectorAll("tr[data-row]").forEach(function (line) { rows.push(rowOf(line, group)); });
    });
    return {
      node: table, rows: rows, groups: groups,
      columns: Array.from(table.tHead.querySelectorAll("th[data-column]"))
    };
  }

  function matches(row, state, shown) {
    var words = (state.words || "").trim().toLowerCase().split(/\s+/);
    if (!words.every(function (word) { return row.words.includes(word); })) return false;
    if (state.dimension && row.group.dataset.dimension !== state.dimension) return false;
    if (state.topic && row.group.dataset.topic !== state.topic) return false;
    if (state.heat === "only" && !row.cells.some(function (cell) { return cell.isHot; })) return false;
    if (state.differences && !differs(row, shown)) return false;
    if (state.full && !shown.every(function (at) { return row.cells[at] && count(row.cells[at].claims); })) return false;
    return shown.some(function (at) { return row.cells[at] && count(row.cells[at].claims); })
      || count(row.acrossClaims) > 0;
  }

  function count(claims) {
    return claims.filter(function (claim) { return !claim.node.hidden; }).length;
  }

  function textOf(cell) {
    return cell.claims.filter(function (claim) { return !claim.node.hidden; }).map(function (claim) {
      var words = claim.node.querySelector(".kb-said");
      return words ? words.textContent.trim() : claim.node.dataset.claim;
    }).join("\n");
  }

  // At least two of the subjects have something of their own, and not the same.
  function differs(row, shown) {
    var said = shown.map(function (at) { return row.cells[at] ? textOf(row.cells[at]) : ""; }).filter(Boolean);
    return said.length > 1 && new Set(said).size > 1;
  }

  function speaksOf(row, at, matrix) {
    var name = matrix.columns[at].textContent.trim();
    if (row.cells[at] && count(row.cells[at].claims)) return true;
    return row.acrossClaims.some(function (claim) {
      return !claim.node.hidden && (claim.node.dataset.about || "").split("; ").includes(name);
    });
  }

  function hideClaims(row, least) {
    row.cells.forEach(function (cell) { cell.claims.forEach(hide); });
    row.acrossClaims.forEach(hide);
    function hide(claim) { claim.node.hidden = claim.level < least; }
  }

  // What rows are put in order by, the greatest first; -1 where there is nothing to judge by.
  function weight(row, order, shown) {
    var claims = [].concat.apply([], shown.map(function (at) { return row.cells[at] ? row.cells[at].claims : []; }))
      .filter(function (claim) { return !claim.node.hidden; });
    if (order === "most" || order === "fewest") return order === "most" ? claims.length : -claims.length;
    if (!claims.length) return -1;
    var mean = claims.reduce(function (sum, claim) { return sum + claim.level; }, 0) / claims.length;
    return order === "surest" ? mean : LEVELS.length - mean;
  }

  function sorted(matrix, left, state) {
    if (state.sort === "title") {
      var compare = new Intl.Collator(document.documentElement.lang).compare;
      return left.rows.slice().sort(function (one, other) { return compare(one.title, other.title); });
    }
    var by = state.by ? [columnOf(matrix, state.by)] : left.shown;
    var weights = new Map(left.rows.map(function (row) { return [row, weight(row, state.sort, by)]; }));
    return left.rows.slice().sort(function (one, other) { return weights.get(other) - weights.get(one); });
  }

  function columnOf(matrix, subject) {
    return matrix.columns.findIndex(function (column) { return column.dataset.column === subject; });
  }

  // Hides columns, claims and lines; returns which rows are left.
  function filter(matrix, state, pinned) {
    var shown = [];
    var wanted = state.show && state.show.split(",");
    matrix.columns.forEach(function (column, at) {
      column.hidden = Boolean(wanted) && !wanted.includes(column.dataset.column);
      if (!column.hidden) shown.push(at);
    });
    var least = LEVELS.indexOf(state.certainty);
    var about = columnOf(matrix, state.subject);
    return { matrix: matrix, shown: shown, rows: matrix.rows.filter(function (row) {
      hideClaims(row, least);
      row.cells.forEach(function (cell, at) { cell.node.hidden = matrix.columns[at].hidden; });
      var isLeft = pinned.includes(row.key)
        || (matches(row, state, shown) && (about < 0 || speaksOf(row, about, matrix)));
      showRow(row, isLeft, shown, state);
      return isLeft;
    }) };
  }

  function showRow(row, isShown, shown, state) {
    row.line.hidden = !isShown;
    if (!row.across) return;
    var isSaid = isShown && count(row.acrossClaims) > 0 && !(state.differences && !row.isAlone);
    if (row.isAlone) row.line.querySelector("td").colSpan = shown.length;
    else {
      row.across.hidden = !isSaid;
      row.across.querySelector("td").colSpan = shown.length;
      row.head.rowSpan = isSaid ? 2 : 1;
    }
  }

  // The claims of what is left that are shown, with the row and the subjects that each is about.
  function claimsOf(left) {
    var found = [];
    function take(claims, row, subject) {
      claims.forEach(function (claim) {
        if (claim.node.hidden) return;
        found.push({ node: claim.node, row: row, subjects: subject || claim.node.dataset.about || "" });
      });
    }
    left.rows.forEach(function (row) {
      left.shown.forEach(function (at) {
        if (row.cells[at]) take(row.cells[at].claims, row, left.matrix.columns[at].textContent.trim());
      });
      if (row.across && !row.across.hidden) take(row.acrossClaims, row, "");
    });
    return found;
  }

  window.atlasMatrixTable = { read: read, filter: filter, sorted: sorted, claimsOf: claimsOf };
})();
