// What every map runs after Leaflet: the language and the letters of the page it stands in, how far
// it zooms, where its icons are, and the hatches that areas are filled with (url(#hidden-light) ...).
(function () {
  "use strict";
  var here = document.currentScript && document.currentScript.src;
  var language = "nl";
  var family = "";
  try {
    language = window.parent.document.documentElement.lang || language;
    family = window.parent.getComputedStyle(window.parent.document.querySelector(".stApp")).fontFamily;
    takeLetters(window.parent.document);
  } catch (error) {
    // A map in a frame of another origin keeps the Dutch words and the letters of Leaflet.
  }
  var dutch = language.slice(0, 2) !== "en";

  L.Map.mergeOptions({ maxZoom: 19 });
  L.Control.Zoom.mergeOptions({
    zoomInTitle: dutch ? "Inzoomen" : "Zoom in",
    zoomOutTitle: dutch ? "Uitzoomen" : "Zoom out",
  });
  L.Control.Attribution.mergeOptions({ prefix: false });
  L.Icon.Default.imagePath = new URL("leaflet/images/", here || location.origin + "/kaart/").href;

  // A frame knows no fonts but those it names itself; a browser fetches one when it needs it.
  function takeLetters(page) {
    var named = Array.from(page.styleSheets).flatMap(function (sheet) {
      return Array.from(sheet.cssRules, function (rule) {
        return rule.cssText.replace(/url\("([^"]+)"\)/g, function (_all, address) {
          return 'url("' + new URL(address, sheet.href || page.baseURI).href + '")';
        });
      });
    });
    var style = document.head.appendChild(document.createElement("style"));
    style.textContent = named
      .filter(function (rule) {
        var name = /^@font-face[^}]*font-family: "?([^";]+)/.exec(rule);
        return name && family.indexOf(name[1]) >= 0;
      })
      .join("\n");
  }

  function hatch(id, turn, ground, line) {
    return (
      '<pattern id="' + id + '" width="8" height="8" patternUnits="userSpaceOnUse" ' +
      'patternTransform="rotate(' + turn + ')"><rect width="8" height="8" fill="' + ground + '"/>' +
      '<line x1="0" y1="0" x2="0" y2="8" stroke="' + line + '" stroke-width="3"/></pattern>'
    );
  }

  L.Map.addInitHook(function () {
    if (family) this.getContainer().style.fontFamily = family;
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
