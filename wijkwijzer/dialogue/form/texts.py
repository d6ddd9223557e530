"""Every word of the participant's screen that is not of the meeting itself."""

from typing import Any

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.form.places import place_texts

Texts = dict[str, Any]


def form_texts() -> Texts:
    """Return the texts by the names the screen uses, in the language of this context."""
    return _frame() | _door() | _waiting() | _asking() | _dots() | _writing() | _results()


def example_texts(wijk: str) -> dict[str, str]:
    """Return the mark of an invented neighbourhood."""
    about = _("{wijk} bestaat niet. Bewoners, antwoorden en partijen zijn verzonnen.")
    return {"mark": _("Voorbeeld"), "text": about.format(wijk=wijk)}


def _frame() -> Texts:
    return {
        "form": _("Wijkdialoog"),
        "language": _("Taal"),
        "saved": _("Opgeslagen"),
        "unsent": _("Nog niet verstuurd. Laat dit scherm open."),
        "noConnection": _("Geen verbinding. Laat dit scherm open."),
        "noNetwork": _("Er is nu geen verbinding. Probeer het zo nog een keer."),
        "loading": _("Een ogenblik"),
        "loadingLead": _("De verbinding is langzaam. De bijeenkomst komt eraan."),
        "back": _("Terug"),
        "next": _("Verder"),
        "goOn": _("Ga verder"),
        "timeLeft": _("Nog {time}"),
        "timeOver": _("De tijd is om"),
        "rehearsal": {"mark": _("Oefening"), "text": _("Hiervan blijft niets bewaard.")},
        "example": None,
    }


def _door() -> Texts:
    return {
        "codeTitle": _("Wat is de code?"),
        "codeLead": _("Zes cijfers. Ze staan op het scherm in de zaal."),
        "codeShort": _("Een code heeft zes cijfers. Kijk op het scherm in de zaal."),
        "otherCode": _("Een andere code"),
        "join": _("Doe mee"),
        "welcome": _("Welkom bij {title}"),
        "promise": _("U hebt geen naam nodig. Op het scherm komt alleen wat de zaal samen koos."),
        "hereQuestion": _("Hoe bent u hier?"),
        "buurtQuestion": _("In welke buurt woont of werkt u?"),
        "buurtLead": _("Zo zien we of alle buurten meepraten. U mag dit overslaan."),
        "partyQuestion": _("Spreekt u namens een partij?"),
        "partyLead": _("De ambities van een partij komen met haar naam op het scherm."),
        "noParty": _("Nee, ik spreek voor mezelf"),
        "rather": _("Dat zeg ik liever niet"),
        "ends": {
            "over": {
                "title": _("Deze bijeenkomst is afgelopen"),
                "lead": _("Bedankt voor het meedoen. U kunt dit scherm sluiten."),
            },
            "ended": {
                "title": _("De oefening is afgelopen"),
                "lead": _("Alles van deze oefening is gewist."),
            },
            "unknown": {"title": _("Deze code kennen we niet"), "lead": ""},
            "refused": {"title": _("Dat lukt nu niet"), "lead": ""},
        },
        "lost": _("Wat nog niet was verstuurd, is niet bewaard."),
    }


def _waiting() -> Texts:
    return {
        "beginsAt": _("We beginnen om {time}."),
        "beginsSoon": _("De bijeenkomst is nog niet begonnen."),
        "nothingToDo": _("Laat dit scherm open. De eerste vraag komt vanzelf."),
        "lookTitle": _("Kijk naar het scherm in de zaal"),
        "lookLead": _("Straks gaat u hier verder."),
        "waitLead": _("De volgende vraag komt hier vanzelf."),
        "pauseTitle": _("Pauze"),
        "pauseLead": _("Straks gaan we verder. Laat dit scherm open."),
        "youAre": _("U doet mee als: {who}"),
        "youJoin": _("U doet mee."),
        "change": _("Wijzig"),
        "nextPerson": _("Iemand anders gaat verder op dit apparaat"),
    }


def _asking() -> Texts:
    return {
        "progress": _("{n} van {total}"),
        "wipe": _("Wis mijn keuze"),
        "fillIn": _("Vul in"),
        "notSaid": _("nog niets gekozen"),
        "yourChoice": _("Uw keuze"),
        "allDone": _("U bent klaar met dit onderdeel"),
        "allDoneLead": _("U kunt uw antwoorden nog veranderen, tot de zaal de uitkomst ziet."),
        "openLeft": _("Nog niet ingevuld: {n}"),
        "ofRoom": _("Deze stelling komt uit de zaal."),
        "choosePlace": _("Tik op de lijn waar u staat."),
        "middle": _("Precies in het midden"),
        "wholly": _("Helemaal: {pole}"),
        "somewhat": _("Meer: {pole}"),
        "full": _("U mag er {n} kiezen. Haal er eerst een weg."),
        "chosen": _("gekozen: {n} van {total}"),
        "nothingYet": _("Er is nog niets om uit te kiezen"),
        "partiesTitle": _("De partijen kiezen nu"),
        "partiesLead": _(
            "Zij zeggen per onderwerp hoe hoog ze willen reiken. Straks ziet u alles."
        ),
        "speakFor": _("Ik spreek namens een partij"),
        "confirmTitle": _("Wacht op de begeleider"),
        "confirmLead": _("De begeleider kijkt eerst of u spreekt namens {party}."),
    }


def _dots() -> Texts:
    return {
        "spare": _("U hebt nog {n} stippen."),
        "oneSpare": _("U hebt nog 1 stip."),
        "oneDot": _("1 stip van u"),
        "someDots": _("{n} stippen van u"),
        "moreDots": _("Een stip erbij"),
        "lessDots": _("Een stip weg"),
        "noDots": _("U hebt {n} stippen. Haal er eerst een weg."),
        "mostDots": _("Hoogstens {n} stippen bij elkaar."),
    }


def _writing() -> Texts:
    first = _("De begeleider leest het eerst.")
    return {
        "mine": _("Wat u schreef"),
        "send": _("Versturen"),
        "counter": _("{n} van {max} tekens"),
        "pointOut": _("Wijs een plek aan"),
        "noPoint": _("Zonder plek"),
        "places": place_texts(),
        "about": _("Over: {subject}"),
        "tooLong": _("Uw tekst is te lang. Er passen {n} tekens; het eind is weggelaten."),
        "nothingWritten": _("U hebt nog niets geschreven."),
        "leftOff": _("U was nog aan het schrijven. Die tekst is niet verstuurd."),
        "cards": {
            "opmerking": {
                "open": _("Schrijf een opmerking"),
                "label": _("Uw opmerking"),
                "help": first,
            },
            "stelling": {
                "open": _("Voeg zelf een stelling toe"),
                "label": _("Uw stelling"),
                "help": _("Eén zin waar iemand het mee eens of oneens kan zijn."),
            },
            "idee": {"open": _("Schrijf een idee"), "label": _("Uw idee"), "help": first},
            "reden": {
                "open": _("Vertel waarom"),
                "label": _("Waarom kiest u dit?"),
                "help": first,
            },
            "en_en": {
                "open": _("Schrijf hoe het allebei kan"),
                "label": _("Hoe kan het allebei?"),
                "help": first,
            },
            "bezwaar": {
                "open": "",
                "label": _("Wat is uw bezwaar?"),
                "help": _("Een bezwaar heeft een reden nodig. De begeleider leest het eerst."),
            },
        },
        "follow": _("Volg wat ermee gebeurt"),
        "states": {
            "unsent": _("Nog niet verstuurd. Laat dit scherm open."),
            "wait": _("Verstuurd. De begeleider leest het eerst."),
            "passed": _("Staat op het scherm in de zaal."),
            "merged": _("Samengevoegd met een andere kaart."),
            "refused": _("Komt niet op het scherm."),
        },
    }


def _results() -> Texts:
    return {
        "phases": {
            "reveal": _("Dit koos de zaal"),
            "discuss": _("Praat er samen over"),
            "close": _("Dit onderdeel is klaar"),
            "ideas": _("Ideeën uit de zaal"),
        },
        "lookUp": _("Ze staan ook op het scherm in de zaal."),
        "nVoted": _("{n} mensen deden mee."),
        "oneParty": _("1 partij koos."),
        "nParties": _("{n} partijen kozen."),
        "fewVotes": _("Er is nog weinig gestemd. Vanaf {n} mensen ziet u de uitkomst."),
        "fewHere": _("Minder dan {n} mensen: dit tonen we niet."),
        "you": _("U: {answer}"),
        "sharedYes": _("De zaal is het hier samen mee eens."),
        "sharedNo": _("De zaal is het hier samen niet mee eens."),
        "unclear": _("Veel mensen sloegen dit over. Misschien is de zin niet duidelijk."),
        "answered": _("Antwoord: {answer}"),
        "groups": _("Er zijn {n} groepen die anders denken"),
        "common": _("Daar zijn alle groepen het over eens:"),
        "noCommon": _("Kijk op het scherm in de zaal waarin ze verschillen."),
        "moved": _("Schoven hierheen: {n}"),
        "stayed": _("Bleven staan: {n}"),
        "apart": _("De partijen liggen ver uit elkaar."),
        "near": _("De partijen liggen dicht bij elkaar."),
        "same": _("De partijen kozen hetzelfde."),
        "notStated": _("nog niet gezegd"),
        "otherIdeas": _("Andere ideeën"),
        "noIdeas": _("Er staan nog geen ideeën op het scherm."),
    }
