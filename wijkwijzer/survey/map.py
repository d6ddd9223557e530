"""Places that a resident points at, on the map of the wijk."""

from collections.abc import Sequence
from typing import Any

import folium
from folium.features import GeoJson
from shapely.geometry import mapping, shape

from wijkwijzer.look.palette import Palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.text_in_maps import map_text
from wijkwijzer.neighbourhood.records import Buurt, Point, Theme
from wijkwijzer.survey.records import DraftPin

_SIZE = 44
_DROP = "M22 43C12 32 6 25 6 17a16 16 0 0 1 32 0c0 8-6 15-16 26z"  # the tip is at (22, 43)


def pointed_places(
    buurten: Sequence[Buurt],
    pins: Sequence[DraftPin],
    point: Point | None,
    themes: Sequence[Theme],
    palette: Palette,
) -> folium.FeatureGroup:
    """Draw the buurten with their names, the places kept so far, and the one being pointed at.

    Parameters
    ----------
    pins
        Kept places; each is drawn with the pictogram of its theme. Remarks are not on the map.
    point
        Where was tapped just now, not kept yet; None when nowhere.
    """
    group = folium.FeatureGroup(name="plekken", control=False)
    _areas(buurten, palette).add_to(group)
    _names(buurten, palette).add_to(group)
    drawings = {theme.id: theme.pictogram for theme in themes}
    for pin in pins:
        _drop(pin.point, drawings.get(pin.theme, "plek"), palette).add_to(group)
    if point is not None:
        _drop(point, "", palette).add_to(group)
    return group


def for_fingers(drawn: folium.Map) -> folium.Map:
    """Make the buttons of a map as large as a finger; returns the map."""
    size = "{width:48px;height:48px;line-height:48px;font-size:26px}"
    page = drawn.get_root()
    if isinstance(page, folium.Figure):
        style = f"<style>.leaflet-touch .leaflet-bar a,.leaflet-bar a{size}</style>"
        page.header.add_child(folium.Element(style))
    return drawn


def _areas(buurten: Sequence[Buurt], palette: Palette) -> GeoJson:
    style = {"color": palette.border, "weight": 1.5, "fillColor": palette.paper, "fillOpacity": 0.2}
    return _layer([(buurt.geometry, style) for buurt in buurten], interactive=False)


def _names(buurten: Sequence[Buurt], palette: Palette) -> GeoJson:
    box = (
        "position:absolute;transform:translate(-50%,-50%);width:max-content;max-width:8em;"
        f"text-align:center;color:{palette.ink};background:{palette.paper}cc;"
        "border-radius:.35em;padding:.1em .45em;font:600 14px/1.2 sans-serif"
    )
    features = [
        (
            mapping(shape(buurt.geometry).representative_point()),
            {"html": f'<div style="{box}">{map_text(buurt.name)}</div>'},
        )
        for buurt in buurten
    ]
    icon = folium.DivIcon(icon_size=(0, 0), class_name="buurtnaam")
    return _layer(features, marker=folium.Marker(icon=icon, interactive=False, keyboard=False))


def _layer(features: Sequence[tuple[Any, dict[str, Any]]], **options: Any) -> GeoJson:
    return GeoJson(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": geometry, "properties": {"style": style}}
                for geometry, style in features
            ],
        },
        style_function=lambda feature: feature["properties"]["style"],
        control=False,
        **options,
    )


def _drop(point: Point, drawing: str, palette: Palette) -> folium.Marker:
    inside = (
        f'<div style="position:absolute;left:10px;top:5px;color:#fff">{pictogram(drawing)}</div>'
        if drawing
        else ""
    )
    html = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}" '
        f'viewBox="0 0 {_SIZE} {_SIZE}" aria-hidden="true"><path d="{_DROP}" '
        f'fill="{palette.need_ink}" stroke="{palette.paper}" stroke-width="2"/>'
        + ("" if drawing else '<circle cx="22" cy="17" r="6" fill="#fff"/>')
        + f"</svg>{inside}"
    )
    icon = folium.DivIcon(
        html=html, icon_size=(_SIZE, _SIZE), icon_anchor=(_SIZE // 2, _SIZE - 1), class_name="plek"
    )
    where = [point.latitude, point.longitude]
    return folium.Marker(where, icon=icon, interactive=False, keyboard=False, z_index_offset=9000)
