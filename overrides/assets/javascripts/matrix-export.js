/* The rows of a matrix that are shown, taken away as CSV or JSON: one record a claim, with who says
   so. Made from the table itself, so that it works from a disk too. */
(function () {
  "use strict";

  var COLUMNS = [
    "comparison", "aspect", "subjects", "claim", "text", "figure", "metric", "value", "min", "max", "unit",
    "basis", "certainty", "review", "correction",
    "sources", "source_ids", "source_dates", "source_addresses", "page"
  ];
  var SOURCE = /\/evidence\/sources\/([a-z0-9-]+)\/(?:index\.html)?#(.+)$/;
  // A spreadsheet would take these for the beginning of a formula.
  var FORMULA = /^[=+\-@\t\r]/;

  function plain(node, without) {
    if (!node) return "";
    var copy = node.cloneNode(true);
    copy.querySelectorAll(without).forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function number(text) { return text === undefined ? null : Number(text); }

  // What a mark says of its claim itself, and what else its note says: { id, basis, review, sources, page }.
  function factsOf(node) {
    var mark = node.querySelector("a.kb-mark"), data = node.dataset;
    if (mark) return {
      id: data.claim, basis: data.basis, review: data.review || null,
      sources: data.sources.split(" "), page: mark.href
    };
    var marker = node.querySelector("a.kb-marker");
    var links = Array.from(window.atlasNoteOf(marker).querySelectorAll("dd > a"));
    // Claims that disagree are linked by their ids too, but before the claim's own.
    var own = links.filter(function (link) {
      return link.hash && decodeURIComponent(link.hash.slice(1)) === link.textContent;
    }).pop();
    return {
      id: own.textContent, page: own.href,
      basis: kindOf(marker, "kb-basis"), review: kindOf(marker, "kb-review"),
      sources: links.map(function (link) { return SOURCE.exec(link.href); }).filter(Boolean)
        .map(function (found) { return found[1] + "#" + decodeURIComponent(found[2]); })
    };
  }

  function kindOf(marker, name) {
    var part = marker.querySelector("." + name);
    return part ? part.className.split(name + "--")[1] : null;
  }

  // `claims` as the table gives them; `sources` from their ids to { title, date, address }.
  function records(claims, sources) {
    return claims.map(function (claim) { return recordOf(claim, claim.node.dataset, sources); });
  }

  function recordOf(claim, data, sources) {
    var node = claim.node, facts = factsOf(node), ids = facts.sources;
    var said = node.querySelector(".kb-struck") || node.querySelector(".kb-said");
    function cited(name) {
      return ids.map(function (id) { return sources[id.split("#")[0]][name]; }).join("; ");
    }
    return {
      comparison: claim.row.topic, aspect: claim.row.title, subjects: claim.subjects, claim: facts.id,
      text: plain(said, ".kb-note") || null, figure: plain(node.querySelector(".kb-figure"), ".kb-note") || null,
      metric: data.metric || null, value: number(data.value), min: number(data.min), max: number(data.max),
      unit: data.unit || null, basis: facts.basis, certainty: data.certainty, review: facts.review,
      correction: plain(node.querySelector(".kb-correction"), ".kb-note, strong:first-child") || null,
      sources: cited("title"), source_ids: ids.join("; "), source_dates: cited("date"),
      source_addresses: cited("address"), page: facts.page
    };
  }

  function csv(rows) {
    function cell(value) {
      if (value === null || value === undefined) return "";
      var text = typeof value === "string" && FORMULA.test(value) ? "'" + value : String(value);
      return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    }
    var lines = [COLUMNS].concat(rows.map(function (row) {
      return COLUMNS.map(function (name) { return row[name]; });
    }));
    return "\ufeff" + lines.map(function (line) { return line.map(cell).join(",") + "\n"; }).join("");
  }

  function json(rows) {
    var about = { title: document.querySelector("h1").textContent.trim(), address: location.href, claims: rows };
    return JSON.stringify(about, null, 1) + "\n";
  }

  function save(text, name, type) {
    var link = document.createElement("a");
    var address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    // Not at once: the browser has yet to read it.
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }

  window.atlasMatrixExport = {
    csv: function (rows, name) { save(csv(rows), name + ".csv", "text/csv"); },
    json: function (rows, name) { save(json(rows), name + ".json", "application/json"); },
    records: records
  };
})();
