/* Sends the reader on to the first of their languages that there is; ?stay shows the choice. */
(function () {
  "use strict";
  if (location.search.indexOf("stay") >= 0) return;
  var wanted = (navigator.languages || [navigator.language || "en"]).map(function (tag) {
    return tag.slice(0, 2).toLowerCase();
  });
  var language = wanted.find(function (tag) { return tag === "en" || tag === "zh"; }) || "en";
  var file = location.protocol === "file:" ? "/index.html" : "/";
  location.replace(language + file + location.hash);
})();
