/* A page that has moved sends the reader on: to what the anchor in the address named, if that has
   moved elsewhere; otherwise to the new page, at the same anchor. */
(function () {
  "use strict";
  var id = decodeURIComponent(location.hash.slice(1));
  var named = id && document.getElementById(id);
  var link = named && named.querySelector("a");
  var page = document.getElementById("moved-to");
  location.replace(link ? link.href : page.href.indexOf("#") < 0 ? page.href + location.hash : page.href);
})();
