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
        _("Aan het eind krijgt u een code. Daarmee kunt u uw antwoorden later zien of wissen."),
    ]


def _before() -> dict[str, str]:
    return {
        "begin": _("Beginnen"),
        "haveCode": _("Ik heb al een code"),
        "againLead": _("U was al begonnen."),
        "goOn": _("Ga verder"),
        "anew": _("Opnieuw beginnen"),
        "codeTitle": _("Wat is uw code?"),
        "codeLead": _("Met uw code gaat u verder waar u was."),
        "letterLead": _("U hebt een code nodig. Die staat in de brief."),
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
        "checkLead": _("Druk op Versturen. Dan pas tellen uw antwoorden mee."),
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
            "Schreef u een naam, adres of telefoonnummer op? Haal dat weg. Anderen kunnen het "
            "lezen."
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
            "Schrijf de code op of maak er een foto van. Met de code kunt u uw antwoorden "
            "later zien, veranderen of wissen. Wij kunnen de code niet opzoeken."
        ),
        "codeStays": _("U houdt dezelfde code."),
        "lookBack": _("Uw antwoorden terugzien"),
        "nextResident": _("Volgende bewoner"),
    }


def _over() -> dict[str, str]:
    return {
        "stop": _("Stoppen"),
        "stopTitle": _("Wilt u stoppen?"),
        "keepOn": _("Ik ga verder"),
        "laterTitle": _("Later verder"),
        "laterFor": _("Schrijf deze code op. Daarmee gaat u later verder:"),
        "pause": _("Ik ga later verder"),
        "eraseTitle": _("Niet meer meedoen"),
        "eraseFor": _("Er is nog niets verstuurd. Alles wordt gewist."),
        "erase": _("Stop en wis alles"),
        "movedTitle": _("U bent op een ander apparaat verdergegaan"),
        "movedLead": _("Hier kunt u niet verder."),
        "goneTitle": _("Deze vragenlijst is er niet meer"),
        "goneLead": _("Hij is al verstuurd of gestopt. U kunt opnieuw beginnen."),
        "sentTitle": _("Deze vragenlijst is al verstuurd"),
        "sentLead": _("Met uw code kunt u uw antwoorden zien, veranderen of wissen."),
        "closedTitle": _("De vragenlijst is gesloten"),
        "closedLead": _("U kunt niets meer versturen. Wat nog niet was verstuurd, is gewist."),
        "refusedTitle": _("Dat lukt nu niet"),
    }


def _kiosk() -> dict[str, str]:
    return {
        "facilitator": _("Begeleider"),
        "exitTitle": _("Code van de begeleider"),
        "exit": _("Afsluiten"),
        "thereTitle": _("Bent u er nog?"),
        "thereFor": _("Anders wissen we dit scherm."),
        "seconds": _("{n} seconden"),
        "there": _("Ik ben er nog"),
    }
