"""The map of the wijk: buurten in the colour of need, task or gap, with remarks and tasks on it.

The map itself (`wijk_map`) holds only the ground and stays the same; what moves comes in one group
(`feature_group`), so that a browser keeps its place and zoom. Every text passes `map_text`, since
folium runs what it is given. Leaflet comes from the app itself and there are no tiles unless asked.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium
from folium.features import GeoJson
from folium.map import CustomPane
from shapely import unary_union
from shapely.geometry import mapping, shape

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.text_in_maps import map_text
from wijkwijzer.neighbourhood.map_layers import (
    GeoJsonDict,
    feature_of,
    marks,
    spot,
    styled,
    widest,
)
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import Buurt, Point, Theme
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.classes import class_of, colour_classes
from wijkwijzer.wijkkompas.results import Borders, MapContent, Pin, Quantity, ThemeResult
from wijkwijzer.wijkkompas.sentences import hidden_words


def use_local_assets(base: str = "/kaart") -> None:
    """Let every folium map take Leaflet from the app itself; call once at start.

    Parameters
    ----------
    base
        Where the app serves the files, with the prefix of a proxy if there is one.
    """
    folium.Map.default_js = [
        ("leaflet", f"{base}/leaflet/leaflet.js"),
        ("jquery", f"{base}/jquery/jquery.min.js"),
        ("start", f"{base}/start.js"),
    ]
    folium.Map.default_css = [("leaflet_css", f"{base}/leaflet/leaflet.css")]


def wijk_map(
    buurten: Sequence[Buurt],
    palette: Palette,
    ground: GeoJsonDict | None = None,
    tiles: str = "",
    attribution: str = "",
    *,
    controls: bool = True,
) -> folium.Map:
    """Draw the ground of the map: what stays the same whatever is shown on it.

    Parameters
    ----------
    buurten
        The areas the map must hold; at least one.
    ground
        FeatureCollection whose features have a `kind`: `water`, `green`, `built`, `road` (with a
        `rank`: `main`, `street`, `erf`) or `rail`; other kinds are left out.
    tiles, attribution
        Address template of tiles with whose they are; without it nothing is asked for.
    controls
        Whether it has buttons to zoom; a wall has nobody to press them.
    """
    west, south, east, north = unary_union([shape(b.geometry) for b in buurten]).bounds
    drawn = empty_map(palette, attribution=bool(tiles), controls=controls)
    if tiles:
        folium.TileLayer(tiles=tiles, attr=map_text(attribution) or " ").add_to(drawn)
    for name, height in (("under", 350), ("over", 420)):
        CustomPane(name, z_index=height, pointer_events=False).add_to(drawn)
    if ground is not None:
        for pane, kinds in (("under", ("built", "green")), ("over", ("water", "road", "rail"))):
            _ground_layer(ground, kinds, pane, palette).add_to(drawn)
    drawn.fit_bounds([[south, west], [north, east]], padding=(12, 12))
    return drawn


def empty_map(palette: Palette, *, attribution: bool, controls: bool) -> folium.Map:
    """Return a map without layers, in the colour of the palette; a layer must say what it shows."""
    drawn = folium.Map(
        location=[52.1, 5.3],
        tiles=None,
        zoom_snap=0.25,
        attributionControl=attribution,
        zoom_control=controls,
        max_bounds=False,
    )
    style = f"<style>.leaflet-container{{background:{palette.surface}}}</style>"
    page = drawn.get_root()
    if isinstance(page, folium.Figure):
        page.header.add_child(folium.Element(style))
    return drawn


def _ground_layer(
    ground: GeoJsonDict, kinds: tuple[str, ...], pane: str, palette: Palette
) -> GeoJson:
    # One feature per style: a wijk has hundreds of roads and blocks, and each costs on every run.
    together: dict[tuple[str, str, str], list[Any]] = {}
    for feature in ground["features"]:
        properties, geometry = feature.get("properties") or {}, feature["geometry"]
        single = geometry["type"].removeprefix("Multi")
        key = (str(properties.get("kind", "")), str(properties.get("rank", "")), single)
        parts = geometry["coordinates"]
        together.setdefault(key, []).extend(parts if single != geometry["type"] else [parts])
    features = [
        feature_of(
            f"{kind} {rank} {single}",
            {"type": f"Multi{single}", "coordinates": together[kind, rank, single]},
            {"style": _ground_style(kind, rank, palette)},
        )
        for wanted in kinds
        for kind, rank, single in together
        if kind == wanted
    ]
    return styled(features, interactive=False, pane=pane)


def _ground_style(kind: str, rank: str, palette: Palette) -> dict[str, Any]:
    dark = palette.name == "dark"
    if kind in {"water", "green", "built"}:
        light = {"water": "#c9d6da", "green": "#dfe6d6", "built": "#e4e0d6"}
        night = {"water": "#26343d", "green": "#222b24", "built": "#2a2e35"}
        fill = (night if dark else light)[kind]
        return {"stroke": False, "fillColor": fill, "fillOpacity": 0.9}
    if kind == "rail":
        return {"color": palette.border, "weight": 2, "dashArray": "7 4", "fill": False}
    weight = {"main": 4.5, "street": 2.2}.get(rank, 1.2)
    return {"color": palette.paper, "weight": weight, "opacity": 0.55, "fill": False}


def feature_group(
    released: Released[MapContent],
    theme: Theme,
    quantity: Quantity,
    palette: Palette,
    *,
    themes: Sequence[Theme] = (),
    selected: str | None = None,
    large: bool = False,
) -> folium.FeatureGroup:
    """Draw what moves: coloured buurten with their names, remarks and places of tasks.

    Parameters
    ----------
    released
        What passed the disclosure gate; a buurt without a shown value is hatched grey and says so.
    theme, quantity
        Which theme the colours are about, and which of its numbers.
    themes
        Themes whose remarks and tasks are drawn, with their pictograms; by default only `theme`.
        What has no theme is drawn with the compass when more than one theme is asked for.
    selected
        Id of the buurt with a firm outline.
    large
        Type for the wall.
    """
    content = released.content
    group = folium.FeatureGroup(name="wijkkompas", control=False)
    _areas(content, theme.id, quantity, palette, selected).add_to(group)
    hatched = _undecided_areas(content, theme.id, quantity, palette)
    if hatched is not None:
        hatched.add_to(group)
    _names(content, theme.id, quantity, palette, 28 if large else 14).add_to(group)
    wanted = {each.id: each for each in (themes or (theme,))}
    layers = (_outlined, _pins, _places)
    for layer in (draw(content, wanted, palette) for draw in layers):
        if layer is not None:
            layer.add_to(group)
    return group


def clicked_buurt(buurten: Sequence[Buurt], longitude: float, latitude: float) -> str | None:
    """Return the id of the buurt that was tapped, None outside all of them."""
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return buurt_at(buurten, Point(longitude=longitude, latitude=latitude))


def is_undecided(result: ThemeResult, quantity: Quantity) -> bool:
    """Tell whether a shown value may lie on either side: of its border, or of 0 for the gap."""
    if quantity == "need":
        return result.field == "onbeslist"
    if quantity == "gap" and result.gap is not None:
        low, high = result.gap_low, result.gap_high
        return low is None or high is None or low <= 0 <= high
    return False


def _result(content: MapContent, buurt: str, theme: str) -> ThemeResult | None:
    compass = content.compasses.get(buurt)
    return compass.theme(theme) if compass else None


def _value(result: ThemeResult | None, quantity: Quantity) -> float | None:
    if result is None:
        return None
    return {"need": result.need, "task": result.task, "gap": result.gap}[quantity]


def _borders(content: MapContent) -> Borders:
    return next((compass.borders for compass in content.compasses.values()), Borders())


def _areas(
    content: MapContent, theme: str, quantity: Quantity, palette: Palette, selected: str | None
) -> GeoJson:
    classes = colour_classes(quantity, palette, _borders(content))
    features = []
    for buurt in sorted(content.buurten, key=lambda b: b.id == selected):
        value = _value(_result(content, buurt.id, theme), quantity)
        chosen = buurt.id == selected
        style = {
            "fillColor": f"url(#hidden-{palette.name})"
            if value is None
            else class_of(value, classes).colour,
            "fillOpacity": 0.85,
            "color": palette.ink if chosen else palette.paper,
            "weight": 5 if chosen else 2.5,
        }
        features.append(feature_of(buurt.id, buurt.geometry, {"style": style}))
    return styled(features)


def _undecided_areas(
    content: MapContent, theme: str, quantity: Quantity, palette: Palette
) -> GeoJson | None:
    style = {"fillColor": f"url(#undecided-{palette.name})", "fillOpacity": 1, "stroke": False}
    features = [
        feature_of(buurt.id, buurt.geometry, {"style": style})
        for buurt in content.buurten
        if (result := _result(content, buurt.id, theme)) and is_undecided(result, quantity)
    ]
    return styled(features, interactive=False) if features else None


def _names(
    content: MapContent, theme: str, quantity: Quantity, palette: Palette, size: int
) -> GeoJson:
    """Write the name of each buurt on it, with its value and margin beneath, one layer for all."""
    box = (
        f"position:absolute;transform:translate(-50%,-50%);width:max-content;max-width:9.5em;"
        f"text-align:center;color:{palette.ink};background:{palette.paper}d9;border-radius:.35em;"
        f"padding:.1em .5em;font-size:{size}px;line-height:1.25"
    )
    features = []
    for buurt in content.buurten:
        said = map_text(_said(_result(content, buurt.id, theme), quantity))
        html = f'<div style="{box}"><strong>{map_text(buurt.name)}</strong><br>{said}</div>'
        where = mapping(widest(json.dumps(buurt.geometry)))
        features.append(feature_of(buurt.id, where, {"style": {"html": html}}))
    icon = folium.DivIcon(icon_size=(0, 0), class_name="buurtnaam")
    marker = folium.Marker(icon=icon, interactive=False, keyboard=False, z_index_offset=10_000)
    return styled(features, marker=marker)


def _said(result: ThemeResult | None, quantity: Quantity) -> str:
    value = _value(result, quantity)
    if result is None or value is None:
        return _("nog te weinig antwoorden") if result is None else hidden_words(result)
    if quantity == "task":
        return number(value) if result.task_area != "geen" else _("geen opgave")
    low, high = (
        (result.low, result.high) if quantity == "need" else (result.gap_low, result.gap_high)
    )
    if low is None or high is None:
        return number(value)
    return _("{value} ({low} tot {high})").format(
        value=number(value), low=number(low), high=number(high)
    )


def _outlined(content: MapContent, themes: Mapping[str, Theme], palette: Palette) -> GeoJson | None:
    """Draw the areas of remarks and of tasks; the mark in the middle of each says what it is."""
    features = [
        _outline(pin.id, pin.ring, palette.need)
        for pin in content.pins
        if pin.ring and _is_wanted(pin, themes)
    ]
    features += [
        _outline(place.id, place.ring, palette.task)
        for place in content.places
        if place.ring and place.theme in themes
    ]
    return styled(features, interactive=False) if features else None


def _outline(id_: str, ring: Sequence[Point], colour: str) -> dict[str, Any]:
    corners = [(p.longitude, p.latitude) for p in (*ring, ring[0])]
    style = {"color": colour, "weight": 2.5, "fillColor": colour, "fillOpacity": 0.15}
    where = {"type": "Polygon", "coordinates": [corners]}
    return feature_of(map_text(id_), where, {"style": style})


def _is_wanted(pin: Pin, themes: Mapping[str, Theme]) -> bool:
    return pin.theme in themes or (pin.theme is None and len(themes) > 1)


def _pins(content: MapContent, themes: Mapping[str, Theme], palette: Palette) -> GeoJson | None:
    """Draw remarks as round pins with the pictogram of their theme, one layer for all."""
    features = [
        spot(pin.id, pin.point, pin.theme or "", pin.text or _("plek zonder opmerking"))
        for pin in content.pins
        if _is_wanted(pin, themes)
    ]
    shape_of = (
        f"border-radius:50%;background:{palette.paper};color:{palette.ink};"
        f"border:2px solid {palette.need}"
    )
    return marks(features, themes, shape_of)


def _places(content: MapContent, themes: Mapping[str, Theme], palette: Palette) -> GeoJson | None:
    """Draw tasks with a place as square marks in the colour of the task."""
    features = [
        spot(place.id, place.point, place.theme, f"{place.party}: {place.title}")
        for place in content.places
        if place.theme in themes
    ]
    shape_of = (
        f"border-radius:6px;background:{palette.task};color:{palette.paper};"
        f"border:2px solid {palette.paper}"
    )
    return marks(features, themes, shape_of)
