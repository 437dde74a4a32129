/* How diagrams are drawn: shared by the page, which draws those that have no drawing yet, and by
   `make diagrams`, which draws beforehand. */
(function () {
  "use strict";

  // The source has entities for the characters of the library's own syntax. It would keep those in
  // SVG text, measure them, and break lines within them. So each is drawn as one private character,
  // and becomes the character that it stands for afterwards.
  var named = { quot: '"', lt: "<", gt: ">", amp: "&" };
  var offset = 0xe000;

  // The library breaks lines at spaces, and where there is none within a word. Chinese has none: so
  // there is one for it after each mark of punctuation, with a sign by which it is taken out again.
  function hide(source) {
    return source.replace(/#(?:(\d+)|(quot|lt|gt|amp));/g, function (entity, code, name) {
      return String.fromCharCode(offset + (code ? Number(code) : named[name].charCodeAt(0)));
    }).replace(/([，。；：、！？）])(?=[^"\s])/g, "$1 \u200b");
  }

  function show(text) {
    return text.replace(/ ?\u200b/g, "").replace(/[\ue000-\ue07f]/g, function (hidden) {
      return String.fromCharCode(hidden.charCodeAt(0) - offset);
    });
  }

  // `colours` are theme variables of the library; sizes and distances are the same everywhere.
  function settings(colours) {
    return {
      startOnLoad: false,
      securityLevel: "strict",
      theme: "base",
      fontFamily: "inherit",
      htmlLabels: false,
      deterministicIds: true,
      handDrawnSeed: 1,  // outlines that curve are made of random ones, the same each time
      flowchart: { htmlLabels: false, wrappingWidth: 160, nodeSpacing: 28, rankSpacing: 44, padding: 12 },
      themeVariables: Object.assign({ fontSize: "15px" }, colours)
    };
  }

  window.atlasDrawing = { hide: hide, show: show, settings: settings };
})();
