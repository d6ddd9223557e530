"""Small meetings to test with."""

from itertools import count

from wijkwijzer.dialogue.records import Ballot, Card, HandCount, Meeting, Option, Part, Step

AT = "2026-11-22T19:30:00+00:00"
YES_NO = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"))

POLL = Part(id="poll", kind="kennismaken", title="Poll", options=YES_NO)
COMPASS = Part(id="kompas", kind="kompas", title="Kompas", open=True)
STATEMENTS = Part(id="stel", kind="stellingen", title="Stellingen", options=YES_NO, open=True)
DILEMMAS = Part(
    id="dil",
    kind="dilemmas",
    title="Dilemma's",
    options=(Option(id="schaal", text="Wie?", low="Buurt", high="Stad"),),
    open=True,
)
DOTS = Part(id="stip", kind="stippen", title="Stippen", options=YES_NO, each=5, per_option=3)
IDEAS = Part(id="idee", kind="ideeen", title="Ideeën", open=True)
LEVELS = Part(id="amb", kind="ambities", title="Ambities", themes=("wonen", "groen"))
AGREE = Part(id="akk", kind="akkoord", title="Akkoord", options=YES_NO[:1])
EVERY_KIND = (POLL, COMPASS, STATEMENTS, DILEMMAS, DOTS, IDEAS, LEVELS, AGREE)


def meeting(*parts: Part, **fields: object) -> Meeting:
    known = {
        "id": "m",
        "wijk_id": "w",
        "code": "123456",
        "title": "Avond",
        "held_on": "2026-11-24",
        "programme": parts or EVERY_KIND,
    }
    return Meeting.model_validate(known | fields)


def steps(*acts: tuple[str, dict[str, object]] | str) -> list[Step]:
    """Steps from kinds, or kinds with a payload, in order; by one console."""
    return [
        Step.model_validate(
            {
                "sequence": number,
                "meeting_id": "m",
                "at": AT,
                "by": "samira",
                "console": "c1",
                "kind": act if isinstance(act, str) else act[0],
                "payload": {} if isinstance(act, str) else act[1],
            }
        )
        for number, act in enumerate(acts, 1)
    ]


_numbers = count(1)


def vote(who: int, target: str, value: int | None, *, part: str = "poll") -> Ballot:
    number = next(_numbers)
    return Ballot(
        id=f"b{number}",
        sequence=number,
        meeting_id="m",
        part=part,
        participant=who,
        target=target,
        value=value,
        at=AT,
    )


def hand(target: str, value: int, n: int, *, part: str = "poll") -> HandCount:
    return HandCount(
        sequence=next(_numbers),
        meeting_id="m",
        part=part,
        target=target,
        value=value,
        count=n,
        by="samira",
        at=AT,
    )


def card(card_id: str, kind: str, text: str, *, part: str, **fields: object) -> Card:
    known = {"id": card_id, "meeting_id": "m", "part": part, "kind": kind, "text": text, "at": AT}
    return Card.model_validate(known | {"participant": 1} | fields)
