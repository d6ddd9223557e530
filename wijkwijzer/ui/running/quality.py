"""What stands out in how surveys were given; a facilitator looks, nothing is left out."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment, number
from wijkwijzer.publish.fieldwork import Fieldwork, Flagged, fieldwork
from wijkwijzer.store.quality import DeviceCount
from wijkwijzer.survey.quality import OFTEN, Flag, is_often
from wijkwijzer.survey.records import Round
from wijkwijzer.survey.turnout_words import channel_name
from wijkwijzer.ui.live_element import follow
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.runtime import store


@fragment
def quality_section(who: Identity, round_: Round) -> None:
    """Say how many stand out and why, then list them."""
    found = fieldwork(store(), round_.wijk_id, round_.id, identity=who).content
    text = _(
        "Alles telt mee, ook wat hier staat. Wie snel invult of overal hetzelfde vindt, kan dat "
        "menen. Kijk of er een verklaring is, zoals een tablet die niet goed werkt."
    )
    lead = f'<p class="ww-lead">{escape(text)}</p>' if found.flagged else ""
    st.html(f'<p class="ww-finding">{escape(_first_words(found))}</p>{lead}')
    _devices(found.devices)
    if found.flagged:
        st.header(_("Welke vallen op?"), anchor=False)
        table = flagged_table(found.flagged)
        st.dataframe(table.drop(columns="id"), hide_index=True, width="stretch")
        download_table(table, f"kwaliteit-{round_.wijk_id}", show=False)
    _how()
    follow(round_.wijk_id, found.release, everything=True)


def flag_name(flag: Flag) -> str:
    """Say what stands out."""
    return {
        "te_snel": _("heel snel ingevuld"),
        "rechte_lijn": _("overal hetzelfde antwoord"),
    }[flag]


def flagged_table(flagged: Sequence[Flagged]) -> pd.DataFrame:
    """Return a row per response that stands out: when, how, why; no answers."""
    return pd.DataFrame(
        [
            {
                _("Nummer"): response.number,
                _("Ontvangen"): moment(dt.datetime.fromisoformat(response.submitted_at)),
                _("Hoe en waar"): " · ".join(
                    part for part in (channel_name(response.channel), response.intake_place) if part
                ),
                _("Wat valt op"): ", ".join(flag_name(flag) for flag in response.flags),
                _("Seconden"): response.seconds,
                "id": response.id,
            }
            for response in flagged
        ]
    ).astype({_("Seconden"): "Int64"})


def _first_words(found: Fieldwork) -> str:
    n = len(found.flagged)
    if found.arrivals == 0:
        return _("Er is nog niets om na te kijken.")
    if n == 0:
        return _("Aan geen van de {all} enquêtes valt iets op.").format(all=number(found.arrivals))
    if n == 1:
        return _("Kijk naar één van de {all} enquêtes.").format(all=number(found.arrivals))
    return _("Kijk naar {n} van de {all} enquêtes: er valt iets aan op.").format(
        n=number(n), all=number(found.arrivals)
    )


def _devices(devices: Sequence[DeviceCount]) -> None:
    often = [device for device in devices if is_often(device.channel, device.sent)]
    shared = [device for device in devices if device.channel == "tablet"]
    said = [
        _("Eén {channel} stuurde {n} enquêtes: meer dan een gezin meestal doet.").format(
            channel=channel_name(device.channel).lower(), n=number(device.sent)
        )
        for device in often
    ]
    if shared:
        said.append(
            _("Er zijn {n} tablets gebruikt; de drukste stuurde {most}. Dat hoort zo.").format(
                n=number(len(shared)), most=number(shared[0].sent)
            )
        )
    if said:
        st.header(_("Eén toestel, veel enquêtes?"), anchor=False)
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        st.html(f'<ul class="ww-low-list">{items}</ul>')


def _how() -> None:
    with st.expander(_("Wanneer valt iets op?")):
        st.text(
            _(
                "Heel snel: acht of meer antwoorden in minder dan twee seconden per antwoord. "
                "Overal hetzelfde: op elke schaal met acht of meer antwoorden steeds hetzelfde "
                "punt. Veel van één toestel: meer dan {often} van een telefoon of computer. Welke "
                "enquêtes van dat toestel komen, is niet bekend: dat wordt niet bewaard."
            ).format(often=OFTEN)
        )
