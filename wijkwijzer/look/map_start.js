// What every map runs after Leaflet: the language of its buttons, how far it zooms, where its
// icons are, and the hatches that areas are filled with (url(#hidden), url(#undecided-light) ...).
(function () {
  "use strict";
  var here = document.currentScript && document.currentScript.src;
  var language = "nl";
  try {
    language = window.parent.document.documentElement.lang || language;
  } catch (error) {
    // A map in a frame of another origin keeps the Dutch words.
  }
  var dutch = language.slice(0, 2) !== "en";

  L.Map.mergeOptions({ maxZoom: 19 });
  L.Control.Zoom.mergeOptions({
    zoomInTitle: dutch ? "Inzoomen" : "Zoom in",
    zoomOutTitle: dutch ? "Uitzoomen" : "Zoom out",
  });
  L.Control.Attribution.mergeOptions({ prefix: false });
  L.Icon.Default.imagePath = new URL("leaflet/images/", here || location.origin + "/kaart/").href;

  function hatch(id, turn, ground, line) {
    return (
      '<pattern id="' + id + '" width="8" height="8" patternUnits="userSpaceOnUse" ' +
      'patternTransform="rotate(' + turn + ')"><rect width="8" height="8" fill="' + ground + '"/>' +
      '<line x1="0" y1="0" x2="0" y2="8" stroke="' + line + '" stroke-width="3"/></pattern>'
    );
  }

  L.Map.addInitHook(function () {
    var holder = L.DomUtil.create("div", "", this.getContainer());
    holder.innerHTML =
      '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>' +
      hatch("hidden-light", 45, "#dddad3", "#cbc7bd") +
      hatch("hidden-dark", 45, "#3d4148", "#4d525a") +
      hatch("undecided-light", -45, "transparent", "rgba(251,250,246,.62)") +
      hatch("undecided-dark", -45, "transparent", "rgba(20,23,28,.55)") +
      "</defs></svg>";
  });
})();
