"""Works and tasks of all parties on the map: how many a buurt has, and where each of them is."""

import json
from collections.abc import Mapping, Sequence

import folium
from folium.features import GeoJson
from shapely.geometry import mapping

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.text_in_maps import map_text
from wijkwijzer.neighbourhood.map_layers import feature_of, marks, spot, styled, widest
from wijkwijzer.neighbourhood.places import middle
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.programme.koppelkansen import Undertaking

FULL = 6
"""So many in one buurt give it the full tint."""


def works_group(
    buurten: Sequence[Buurt],
    found: Mapping[str, Sequence[Undertaking]],
    themes: Mapping[str, Theme],
    parties: Mapping[str, str],
    palette: Palette,
    *,
    selected: str | None = None,
) -> folium.FeatureGroup:
    """Draw the buurten by how much is done there, and a mark where a place is known.

    Parameters
    ----------
    found
        As `calendar.by_buurt` returns it.
    parties
        Names by id.
    selected
        Id of the buurt with a firm outline.
    """
    group = folium.FeatureGroup(name="werk", control=False)
    _areas(buurten, found, palette, selected).add_to(group)
    each = {one.id: one for ones in found.values() for one in ones}
    rings = [one for one in each.values() if one.ring]
    if rings:
        _rings(rings, palette).add_to(group)
    _names(buurten, found, palette).add_to(group)
    box = (
        f"border-radius:6px;background:{palette.task};color:{palette.paper};"
        f"border:2px solid {palette.paper}"
    )
    spots = [
        spot(
            one.id,
            one.point or middle(one.ring),
            one.themes[0] if one.themes else "",
            f"{parties.get(one.party_id, '')}: {one.title}, {span(one)}",
        )
        for one in each.values()
        if one.point or one.ring
    ]
    layer = marks(spots, themes, box)
    if layer is not None:
        layer.add_to(group)
    return group


def span(one: Undertaking) -> str:
    """Write the years of works, or the horizon of a task."""
    first, last = one.years
    return str(first) if first == last else f"{first}–{last}"


def count_words(n: int) -> str:
    """Say how much there is."""
    return _("1 plan") if n == 1 else _("{n} plannen").format(n=n)


def _areas(
    buurten: Sequence[Buurt],
    found: Mapping[str, Sequence[Undertaking]],
    palette: Palette,
    selected: str | None,
) -> GeoJson:
    features = []
    for buurt in sorted(buurten, key=lambda one: one.id == selected):
        chosen = buurt.id == selected
        style = {
            "fillColor": palette.task,
            "fillOpacity": 0.75 * min(len(found.get(buurt.id, ())), FULL) / FULL,
            "color": palette.ink if chosen else palette.border,
            "weight": 5 if chosen else 2,
        }
        features.append(feature_of(buurt.id, buurt.geometry, {"style": style}))
    return styled(features)


def _rings(found: Sequence[Undertaking], palette: Palette) -> GeoJson:
    style = {"color": palette.task, "weight": 2.5, "fillColor": palette.task, "fillOpacity": 0.25}
    features = [
        feature_of(
            map_text(one.id),
            {
                "type": "Polygon",
                "coordinates": [[(p.longitude, p.latitude) for p in (*one.ring, one.ring[0])]],
            },
            {"style": style},
        )
        for one in found
    ]
    return styled(features, interactive=False)


def _names(
    buurten: Sequence[Buurt], found: Mapping[str, Sequence[Undertaking]], palette: Palette
) -> GeoJson:
    box = (
        "position:absolute;transform:translate(-50%,-50%);width:max-content;max-width:9.5em;"
        f"text-align:center;color:{palette.ink};background:{palette.paper}d9;border-radius:.35em;"
        "padding:.1em .5em;font-size:14px;line-height:1.25"
    )
    features = []
    for buurt in buurten:
        n = len(found.get(buurt.id, ()))
        said = map_text(count_words(n))
        html = f'<div style="{box}"><strong>{map_text(buurt.name)}</strong><br>{said}</div>'
        where = mapping(widest(json.dumps(buurt.geometry)))
        features.append(feature_of(buurt.id, where, {"style": {"html": html}}))
    icon = folium.DivIcon(icon_size=(0, 0), class_name="buurtnaam")
    marker = folium.Marker(icon=icon, interactive=False, keyboard=False, z_index_offset=10_000)
    return styled(features, marker=marker)
