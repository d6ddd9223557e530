"""What a wall shows, with everything as long and as much as it may become."""

import copy
from typing import Any

from tests.dialogue.evening import ARABIC, LONG

WORD = "Meervoudigepersoonlijkheidsstoornisbegeleidingscoördinator"
OPTION = f"{LONG} En dat geldt net zo goed voor de rijtjes erachter, want daar is het."[:200]
NAME = f"Stichting {WORD} Noord"
POLE = f"{OPTION} {OPTION}"


def stretched(content: dict[str, Any]) -> dict[str, Any]:
    """Return the same moment with long texts, many cards and people with long names."""
    made = copy.deepcopy(content)
    made["meeting"] |= {"rehearsal": True, "title": OPTION, "wijk_name": NAME}
    made["timer"] = {"ends_at": None, "left": 3599}
    for party in made["all_parties"]:
        party["name"] = f"{NAME} {party['name']}"
    part = made["part"]
    if part is None:
        return made
    part["title"] = LONG[:100]
    for place, target in enumerate(part["targets"]):
        of_themes = target["theme"] == target["id"]
        if not of_themes:
            target["text"] = ARABIC if place % 4 == 3 else OPTION[:140] if place % 2 else OPTION
        if target["low"]:
            target |= {"low": POLE, "high": f"{WORD} {ARABIC}"}
    for card in made["cards"]:
        card["text"] = f"{POLE} {POLE}"[:500]
    if part["kind"] == "ideeen" and made["cards"]:
        made["cards"] = made["cards"] * 4
    if made["result"]:
        _stretch_result(made)
    made["sentence"] = f"{made['sentence']} {OPTION}"[:230]
    return made


def _stretch_result(made: dict[str, Any]) -> None:
    result, part = made["result"], made["part"]
    for objection in result["objections"] * 1:
        objection["text"] = POLE
    result["objections"] = result["objections"] * 4
    if part["kind"] in {"stellingen", "stippen", "kennismaken"}:
        _many(made, 24)
    if part["kind"] == "ambities":
        _more_parties(made)


def _many(made: dict[str, Any], n: int) -> None:
    """Let there be `n` targets or more."""
    result, part = made["result"], made["part"]
    marks = {mark["target"]: mark for mark in result["statements"]}
    known = list(zip(part["targets"], result["targets"], strict=False))
    by_id = {each["target"]: each for each in result["targets"]}
    for turn in range(1, 1 + n // max(1, len(known))):
        for target in [each for each, _found in known]:
            new = f"{target['id']}-{turn}"
            part["targets"].append(target | {"id": new})
            result["targets"].append(by_id[target["id"]] | {"target": new})
            if target["id"] in marks:
                result["statements"].append(marks[target["id"]] | {"target": new})


def _more_parties(made: dict[str, Any]) -> None:
    for themes in (made["result"]["themes"], made["result"]["themes_before"]):
        for theme in themes:
            own = theme["levels"]
            theme["levels"] = [
                each | {"party": f"{each['party']}{turn or ''}"} for turn in (0, 1) for each in own
            ]
    names = made["all_parties"]
    made["all_parties"] = names + [each | {"id": f"{each['id']}1"} for each in names]
