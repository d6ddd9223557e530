"""Every word the form says around the questions, in the language of this context."""

from wijkwijzer.i18n import gettext as _


def visit_texts() -> dict[str, str]:
    """Return the texts of welcome, last look, receipt and kiosk, by the names the form uses."""
    return _before() | _checking() | _after() | _over() | _kiosk()


def promises(wijk: str) -> list[str]:
    """Return what somebody is told before they begin."""
    return [
        _("Uw antwoorden helpen kiezen wat er in {wijk} beter moet.").format(wijk=wijk),
        _("We vragen geen naam en geen adres."),
        _("U mag elke vraag overslaan."),
        _("Na afloop krijgt u een code om alles terug te zien of in te trekken."),
    ]


def _before() -> dict[str, str]:
    return {
        "begin": _("Beginnen"),
        "haveCode": _("Ik heb al een code"),
        "againLead": _("U was al begonnen."),
        "goOn": _("Ga verder"),
        "anew": _("Opnieuw beginnen"),
        "codeTitle": _("Wat is uw code?"),
        "codeLead": _("Daarmee gaat u verder met wat u op een ander apparaat invulde."),
        "letterLead": _(
            "Voor deze vragenlijst is een code nodig. Die staat in de brief die u kreeg."
        ),
        "alreadySent": _("Deze vragenlijst is al verstuurd."),
        "noNetwork": _("Er is nu geen verbinding. Probeer het zo nog een keer."),
        "loading": _("Een ogenblik"),
        "loadingLead": _("De verbinding is langzaam. De vragenlijst komt eraan."),
        "aloud": _("Lees voor"),
    }


def _checking() -> dict[str, str]:
    return {
        "ready": _("Klaar"),
        "checkTitle": _("Klopt het zo?"),
        "checkLead": _("Uw antwoorden tellen pas mee na het versturen."),
        "nothing": _("U hebt nog niets ingevuld"),
        "nothingLead": _("Beantwoord eerst een vraag."),
        "skipped": _("overgeslagen"),
        "change": _("Wijzig"),
        "fillIn": _("Vul in"),
        "mark": _("{n} van de {max}"),
        "place": _("1 plek op de kaart"),
        "places": _("{n} plekken op de kaart"),
        "photo": _("1 foto"),
        "photos": _("{n} foto's"),
        "personal": _(
            "Staat er een naam, adres of telefoonnummer in wat u schreef? Haal het dan weg: "
            "anderen kunnen het lezen."
        ),
        "send": _("Versturen"),
        "sendingTitle": _("Uw antwoorden worden verstuurd"),
        "sendingLead": _("Laat dit scherm open."),
    }


def _after() -> dict[str, str]:
    return {
        "thanks": _("Dank u wel!"),
        "sent": _("Uw antwoorden zijn verstuurd."),
        "codeIs": _("Dit is uw code:"),
        "codeFor": _(
            "Schrijf de code op of maak er een foto van. Hiermee kunt u uw antwoorden terugzien, "
            "aanvullen of intrekken. Wij kunnen hem niet opzoeken."
        ),
        "codeStays": _("De code die u al had blijft gelden."),
        "lookBack": _("Uw antwoorden terugzien"),
        "nextResident": _("Volgende bewoner"),
    }


def _over() -> dict[str, str]:
    return {
        "stop": _("Stoppen"),
        "stopTitle": _("Wilt u stoppen?"),
        "keepOn": _("Ik ga verder"),
        "laterTitle": _("Later verder"),
        "laterFor": _("Schrijf deze code op. Hiermee gaat u op elk apparaat verder:"),
        "pause": _("Ik ga later verder"),
        "eraseTitle": _("Niet meer meedoen"),
        "eraseFor": _("Er is nog niets verstuurd. Wat u invulde wordt gewist."),
        "erase": _("Stop en wis alles"),
        "movedTitle": _("U bent op een ander apparaat verdergegaan"),
        "movedLead": _("Hier kunt u niet verder."),
        "goneTitle": _("Deze vragenlijst is er niet meer"),
        "goneLead": _("Hij is al verstuurd of gestopt. U kunt opnieuw beginnen."),
        "sentTitle": _("Deze vragenlijst is al verstuurd"),
        "sentLead": _("Met uw code kunt u uw antwoorden terugzien, aanvullen of intrekken."),
        "closedTitle": _("De vragenlijst is gesloten"),
        "closedLead": _("U kunt niet meer versturen. Wat u nog niet had verstuurd, is gewist."),
        "refusedTitle": _("Dat lukt nu niet"),
    }


def _kiosk() -> dict[str, str]:
    return {
        "facilitator": _("Begeleider"),
        "exitTitle": _("Code van de begeleider"),
        "exit": _("Afsluiten"),
        "thereTitle": _("Bent u er nog?"),
        "thereFor": _("Dit scherm wordt straks gewist voor de volgende bewoner."),
        "seconds": _("{n} seconden"),
        "there": _("Ik ben er nog"),
    }
