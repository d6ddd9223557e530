/* The map under places: Leaflet from our own server, the buurten on our own ground. */

import { el } from "./dom.js";

const ADDRESS = new URL("/kaart/leaflet/", document.baseURI);
const BEND = 1e6; // coordinates are kept to the tenth of a metre

let script, styles;
const grounds = {};

/* Load Leaflet once; a failed try does not count. */
function library() {
  script ??= new Promise((ready, failed) => {
    const node = el("script", { src: new URL("leaflet.js", ADDRESS), onload: () => ready(window.L), onerror: failed });
    document.head.append(node);
  });
  script.catch(() => { script = null; });
  return script;
}

/* Fetch what a map needs before it is asked for: the wifi may be gone by then. */
export function prepare({ ground }) {
  library().catch(() => null);
  styles ??= fetch(new URL("leaflet.css", ADDRESS)).catch(() => { styles = null; });
  if (ground) features(ground).catch(() => null);
}

function features(address) {
  grounds[address] ??= fetch(address).then((answer) => answer.json());
  grounds[address].catch(() => { delete grounds[address]; });
  return grounds[address];
}

/* The style of Leaflet beside the map itself: what stands in the page does not reach in here. */
async function styled(box) {
  await sized(box);
  await new Promise((onload, onerror) => {
    box.before(el("link", { rel: "stylesheet", href: new URL("leaflet.css", ADDRESS), onload, onerror }));
  });
}

/* Draw the wijk in `box` as soon as that has a size; resolves with the Leaflet map. */
export async function draw(box, { areas, tiles, ground }) {
  const [L] = await Promise.all([library(), styled(box)]);
  const map = L.map(box, {
    attributionControl: false, scrollWheelZoom: false, zoomControl: false, zoomSnap: 0.25,
    maxZoom: 19, maxBoundsViscosity: 1, fadeAnimation: false, zoomAnimation: false,
    doubleClickZoom: false, bounceAtZoomLimits: false,
  });
  const whole = L.latLngBounds(areas.flatMap(({ parts }) => parts.flatMap(([outer]) => outer)));
  map.fitBounds(whole, { padding: [8, 8] });
  map.setMinZoom(map.getZoom() - 0.5).setMaxBounds(whole.pad(0.6));
  if (tiles) L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
  map.createPane("under").style.zIndex = 340;
  map.createPane("ground").style.zIndex = 350;
  map.createPane("names").style.zIndex = 390; // below what is drawn
  if (ground) lay(L, map, ground).catch(() => null);
  for (const { name, parts, label } of areas) {
    L.polygon(parts, { className: `buurt${tiles ? " tiled" : ""}`, interactive: false, pane: "ground" }).addTo(map);
    const icon = L.divIcon({ className: "buurtnaam", iconSize: [0, 0], html: el("span", {}, name) });
    L.marker(label, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(map);
  }
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  return { L, map };
}

function sized(box) {
  return new Promise((ready) => {
    const watch = new ResizeObserver(() => {
      if (!box.isConnected || !box.clientHeight) return;
      watch.disconnect();
      ready();
    });
    watch.observe(box);
  });
}

/* Water, green, houses and streets, one shape per kind. */
async function lay(L, map, address) {
  const kinds = {};
  const { features: shapes } = await features(address);
  for (const { geometry: { type, coordinates }, properties: { kind, rank } } of shapes) {
    const look = `${kind} ${rank ?? ""} ${type}`;
    (kinds[look] ??= { type: `Multi${type}`, coordinates: [] }).coordinates.push(coordinates);
  }
  for (const [look, geometry] of Object.entries(kinds)) {
    L.geoJSON(geometry, { pane: "under", interactive: false, style: { className: `ground ${look}` } }).addTo(map);
  }
}

/* A place as it is stored, in the order in which the server tells it. */
const rounded = (degrees) => Math.round(degrees * BEND) / BEND;
export const stored = ({ lat, lng }) => ({ longitude: rounded(lng), latitude: rounded(lat) });
export const seen = ({ longitude, latitude }) => [latitude, longitude];

/* Whether a point lies in a buurt: in an outer line and in none of its holes. */
export const buurtAt = ({ areas }, point) =>
  areas.find(({ parts }) => parts.some(([outer, ...holes]) => within(outer, point) && !holes.some((hole) => within(hole, point))));

function within(ring, { longitude, latitude }) {
  let inside = false;
  ring.forEach(([y, x], i) => {
    const [v, u] = ring.at(i - 1);
    if (y > latitude !== v > latitude && longitude < ((u - x) * (latitude - y)) / (v - y) + x) inside = !inside;
  });
  return inside;
}

/* Corners in an order in which no two lines cross: as tapped, or else around their middle. */
export function untangled(ring) {
  if (!crosses(ring)) return ring;
  const middle = (name) => ring.reduce((sum, corner) => sum + corner[name], 0) / ring.length;
  const [x, y] = [middle("longitude"), middle("latitude")];
  const turn = ({ longitude, latitude }) => Math.atan2(latitude - y, longitude - x);
  return [...ring].sort((a, b) => turn(a) - turn(b));
}

const side = (a, b, c) =>
  Math.sign((b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (c.longitude - a.longitude));

/* Whether this is a shape: three corners that do not stand on one line. */
export const isShape = (ring) => ring.length > 2 && !crosses(ring)
  && ring.some((corner) => side(ring[0], ring[1], corner) !== 0);

function crosses(ring) {
  const edges = ring.map((corner, i) => [corner, ring[(i + 1) % ring.length]]);
  return edges.some(([a, b], i) => edges.some(([c, d], j) => {
    const apart = Math.abs(i - j);
    if (i >= j || apart === 1 || apart === ring.length - 1) return false;
    return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  }));
}
