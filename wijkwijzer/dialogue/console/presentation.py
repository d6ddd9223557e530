"""What the console of a meeting is given once; all else comes over the stream, as `ConsoleContent`.

The `data` object
-----------------
``content``, as JSON text: ``code`` and ``meeting`` (id); ``language``; ``url``, where acts are
posted (see docs/answers-protocol.md); ``date``, when the meeting is held, in words; ``kinds``
{kind of part: name}; ``links`` {``wall``, ``sheet``, ``list``, ``edit``, ``report``}; ``texts``
{name: text}.
"""

import datetime as dt
from typing import Any

from wijkwijzer.dialogue.part_words import kind_name
from wijkwijzer.dialogue.records import VALUES, Meeting
from wijkwijzer.i18n import current_language, date
from wijkwijzer.i18n import gettext as _

Json = dict[str, Any]
URL = "/dialoog/regie"


def console_content(meeting: Meeting) -> Json:
    """Return what the console of a meeting is given, in the language of this context."""
    of_wijk = f"wijk={meeting.wijk_id}"
    list_ = f"/dialogen?{of_wijk}"
    return {
        "code": meeting.code,
        "meeting": meeting.id,
        "language": current_language(),
        "url": URL,
        "date": date(dt.date.fromisoformat(meeting.held_on)),
        "kinds": {kind: kind_name(kind) for kind in VALUES},
        "links": {
            "wall": f"/dialoog?d={meeting.code}&scherm=1",
            "dark": f"/dialoog?d={meeting.code}&scherm=1&donker=1",
            "sheet": f"/dialoog/blad?d={meeting.code}",
            "list": list_,
            "report": f"/verslag?{of_wijk}&bijeenkomst={meeting.id}",
            "edit": f"{list_}&bijeenkomst={meeting.rehearses or meeting.id}",
        },
        "texts": _frame() | _bar() | _wall() | _programme() | _cards() | _hands() | _hall(),
    }


def _frame() -> dict[str, str]:
    return {
        "loading": _("De regie wordt geladen"),
        "loadingLead": _("Dit duurt langer dan anders."),
        "to_list": _("Alle bijeenkomsten"),
        "rehearsal": _("Oefening: niets hiervan blijft"),
        "code": _("Code"),
        "connected": _("{n} schermen in de zaal"),
        "connected1": _("1 scherm in de zaal"),
        "no_wall": _("geen wand"),
        "one_wall": _("wand open"),
        "walls": _("{n} wanden open"),
        "links": _("Hulp bij de zaal"),
        "open_wall": _("Open de wand"),
        "open_dark": _("Open de wand, donkere zaal"),
        "join_sheet": _("Blad met de code"),
        "offline": _("De verbinding is even weg. Wat u nu ziet, kan oud zijn."),
        "not_sent": _("Geen verbinding: dit is niet gedaan. Probeer het zo nog eens."),
        "gone": _("Deze bijeenkomst is er niet meer. Was het een oefening, dan is die gewist."),
        "other_leads": _("{name} heeft de regie op een ander scherm."),
        "lead_away": _("Dat scherm is nu niet verbonden."),
        "take_over": _("Neem de regie over"),
        "other": _("Er kijkt nog een regiescherm mee."),
        "others": _("Er kijken nog {n} regieschermen mee."),
        "no": _("Nee, toch niet"),
        "panels": _("Meer van deze bijeenkomst"),
        "programme": _("Programma"),
        "cards": _("Kaarten"),
        "hands": _("Handen"),
        "hall": _("De zaal"),
    }


def _bar() -> dict[str, str]:
    return {
        "undo": _("Stap terug"),
        "undo_part": _("naar het vorige onderdeel"),
        "undo_phase": _("naar de vorige fase"),
        "undo_stage": _("naar voor het gesprek"),
        "undo_item": _("naar wat hiervoor stond"),
        "undo_overlay": _("van pauze of kijk op"),
        "undo_timer": _("de klok zoals hij was"),
        "timer": _("Klok"),
        "timer_start": _("Start {n} min"),
        "timer_pause": _("Stop even"),
        "timer_go_on": _("Loop door"),
        "timer_more": _("+1 min"),
        "timer_stop": _("Haal de klok weg"),
        "pauze": _("Pauze"),
        "opkijken": _("Kijk op"),
        "over": _("Deze bijeenkomst is afgelopen"),
        "over_under": _("naar het verslag"),
        "looking_on": _("U kijkt mee"),
        "looking_on_under": _("Neem de regie over om te sturen"),
        "go_on": _("Ga verder"),
        "under_pauze": _("nu staat er pauze"),
        "under_opkijken": _("nu staat er kijk op"),
        "open": _("Open de bijeenkomst"),
        "open_under": _("vanaf dan kan men aanmelden"),
        "open_early": _("De bijeenkomst is op {date}. Toch nu openen? Dat kan niet terug."),
        "open_yes": _("Ja, open nu"),
        "first_part": _("Begin: {title}"),
        "next_part": _("Volgende: {title}"),
        "next_stage": _("Stem opnieuw"),
        "next_stage_under": _("na het gesprek"),
        "next_reveal": _("Toon de uitslag"),
        "votes_in": _("{n} stemden"),
        "few_votes": _("pas vanaf vijf stemmen staat er iets"),
        "next_discuss": _("Bespreek dit"),
        "next_ideas": _("Bespreek de ideeën"),
        "next_close": _("Rond dit onderdeel af"),
        "next_objections": _("Beantwoord eerst {n} bezwaren"),
        "next_objections_under": _("bij Kaarten"),
        "part_of": _("onderdeel {n} van {of}"),
        "close": _("Sluit de bijeenkomst"),
        "close_under": _("het programma is klaar"),
        "close_ask": _("Sluiten? Daarna kan niemand meer stemmen. Dat kan niet terug."),
        "close_yes": _("Ja, sluit"),
        "end_rehearsal": _("Stop de oefening"),
        "end_rehearsal_ask": _("De oefening stoppen? Alles ervan wordt gewist."),
        "end_rehearsal_yes": _("Ja, stop en wis"),
    }


def _wall() -> dict[str, str]:
    return {
        "on_wall": _("Nu op de wand"),
        "over_wall": _("Het verslag maakt u bij Verslagen."),
        "wall_pauze": _("Pauze"),
        "wall_opkijken": _("Kijk even op"),
        "overlay_wall": _("De schermen van de deelnemers zeggen hetzelfde."),
        "not_begun": _("Nog niet begonnen"),
        "not_begun_wall": _("Open de wand op de beamer en druk daarna op de grote knop."),
        "lobby_wall": _("De code om mee te doen staat op de wand."),
        "wall_collect": _("De zaal stemt. Er is nog geen uitslag te zien."),
        "wall_ideas": _("De zaal schrijft. Wat u doorlaat, hangt hier."),
        "wall_close": _("Dit onderdeel is afgerond."),
        "no_ideas": _("Er hangen nog geen kaarten."),
        "nobody_yet": _("Nog niemand kan aanmelden."),
        "joined": _("aangemeld"),
        "voted": _("stemden"),
        "to_judge": _("kaarten wachten op u"),
        "phase": _("Fase"),
        "phase_collect": _("Stemmen"),
        "phase_reveal": _("Uitslag"),
        "phase_discuss": _("Bespreken"),
        "phase_close": _("Klaar"),
        "stage": _("Ronde"),
        "stage_voor": _("Voor het gesprek"),
        "stage_na": _("Na het gesprek"),
        "items": _("Wat er op de wand staat"),
        "item_back": _("Vorige"),
        "item_next": _("Volgende"),
        "all_items": _("Alles tegelijk"),
        "no_votes": _("Nog geen stemmen."),
        "and_more": _("en nog {n}"),
        "no_groups": _("Er zijn geen duidelijke meningsgroepen."),
        "groups": _("{n} meningsgroepen op de wand."),
        "hidden": _("minder dan vijf stemmen"),
        "not_stated": _("niet gezegd"),
        "keep": _("Neem over in de ambitiematrix"),
        "keep_ask": _("Wat partijen hier zeiden, komt in de ambitiematrix. Doorgaan?"),
        "keep_yes": _("Ja, neem over"),
        "kept": _("Overgenomen in de ambitiematrix."),
        "keep_not": _("In een oefening gaat niets naar de ambitiematrix."),
    }


def _programme() -> dict[str, str]:
    return {
        "total_minutes": _("Samen {n} minuten"),
        "minutes": _("{n} min"),
        "edit_programme": _("Verander het programma"),
        "here_now": _("nu"),
        "done": _("klaar"),
        "begun": _("begonnen"),
    }


def _cards() -> dict[str, str]:
    return {
        "no_cards": _("Er wacht niets. Wat de zaal schrijft, komt eerst hier."),
        "silent": _(
            "Bezwaren zonder reden: {n}. Vraag de zaal om de reden op te schrijven, of schrijf "
            "haar hieronder zelf op als zij hardop is gezegd."
        ),
        "card_opmerking": _("Opmerking"),
        "card_stelling": _("Stelling"),
        "card_idee": _("Idee"),
        "card_reden": _("Reden"),
        "card_en_en": _("En-en"),
        "card_bezwaar": _("Bezwaar"),
        "by_us": _("van de begeleider"),
        "participant": _("deelnemer"),
        "state_passed": _("doorgelaten"),
        "state_refused": _("geweigerd"),
        "state_merged": _("samengevoegd"),
        "merged_into": _("samengevoegd met “{text}”"),
        "pass": _("Laat door"),
        "refuse": _("Weiger"),
        "theme": _("Thema"),
        "no_theme": _("geen"),
        "merge": _("Voeg samen met"),
        "merge_none": _("kies"),
        "answer": _("Ons antwoord op dit bezwaar"),
        "answer_keep": _("Bewaar het antwoord"),
        "judged": _("Al bekeken"),
        "more_cards": _("Toon er nog {n} van de {left}"),
        "judge_again": _("Bekijk opnieuw"),
        "write": _("Schrijf zelf een kaart"),
        "write_kind": _("Soort"),
        "write_about": _("Over"),
        "write_about_all": _("het geheel"),
        "write_text": _("Tekst"),
        "write_keep": _("Hang op"),
    }


def _hands() -> dict[str, str]:
    return {
        "no_hands": _("Bij dit onderdeel tellen we geen handen."),
        "no_hands_ambitions": _("Ambities zet elke partij zelf, op een eigen scherm."),
        "hands_closed": _("Handen tellen kan zolang de zaal stemt."),
        "hands_lead": _("Wie geen scherm heeft, steekt een hand op. Dit telt mee, als handen."),
        "hands_dots": _("Stippen op papier: tel per keuze hoeveel stippen er staan."),
        "hands_people": _("Mensen zonder scherm"),
        "rather_low": _("Eerder het eerste"),
        "between": _("Ertussenin"),
        "rather_high": _("Eerder het laatste"),
        "one_less": _("een minder"),
        "one_more": _("een meer"),
    }


def _hall() -> dict[str, str]:
    return {
        "turns_lead": _("Tik wie er sprak. Alleen u ziet dit."),
        "turns_here": _("Hoe men hier is"),
        "turns_buurt": _("Per buurt"),
        "turn_facts": _("{n} aangemeld · {turns} keer gesproken"),
        "turn_back": _("Een beurt minder voor {name}"),
        "speakers": _("Namens een partij"),
        "speakers_lead": _("Pas na uw ja telt hun ambitie mee."),
        "speaker_confirm": _("Ja, klopt"),
        "speaker_withdraw": _("Trek terug"),
    }
