"""Faults in what was typed: each names its field in Dutch and says what to do."""

import pytest

from wijkwijzer.errors import InvalidInput
from wijkwijzer.intake.faults import checked, field_name
from wijkwijzer.neighbourhood.records import Population, Wijk
from wijkwijzer.parties.records import Party, Task

TASK = {
    "id": "t",
    "wijk_id": "w",
    "party_id": "p",
    "theme": "wonen",
    "title": "Bankjes",
    "urgency": 3,
}


def faults(model: type, values: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(InvalidInput) as caught:
        checked(model, values)
    assert str(caught.value) == caught.value.problems[0]
    return caught.value.problems


def test_what_is_right_becomes_a_record() -> None:
    assert checked(Task, TASK).urgency == 3


@pytest.mark.parametrize(
    ("model", "values", "sentence"),
    [
        (Task, TASK | {"title": "  "}, "Wat moet er gebeuren: is leeg; vul dit in."),
        (Task, TASK | {"theme": None}, "Thema: is leeg; vul dit in."),
        (Task, TASK | {"urgency": 6}, "Urgentie: is te groot; kies 5 of minder."),
        (Task, TASK | {"urgency": 2.5}, "Urgentie: is geen heel getal; vul een heel getal in."),
        (
            Task,
            TASK | {"year_from": 2030, "year_to": 2028},
            "Tot en met jaar: ligt voor het beginjaar; kies een later jaar of laat het leeg.",
        ),
        (
            Party,
            {"id": "p", "wijk_id": "w", "name": "x" * 201},
            "Naam: is te lang; gebruik hoogstens 200 tekens.",
        ),
        (
            Party,
            {
                "id": "p",
                "wijk_id": "w",
                "name": "Gemeente",
                "brings": [{"item": "x"}, {"item": ""}],
            },
            "Wat de partij inbrengt, regel 2: is leeg; vul dit in.",
        ),
        (
            Wijk,
            {"id": "w", "name": "Zwanenhoek", "border_need": 0},
            "Grens van behoefte: is te klein; kies een getal boven 0.",
        ),
        (
            Population,
            {"id": "x", "wijk_id": "w", "buurt_id": "b", "variable": "total", "count": -1},
            "Aantal: is te klein; kies 0 of meer.",
        ),
    ],
)
def test_a_fault_names_the_field_and_what_to_do(
    model: type, values: dict[str, object], sentence: str
) -> None:
    assert faults(model, values) == (sentence,)


def test_all_faults_come_together() -> None:
    assert len(faults(Task, TASK | {"title": "", "theme": "", "urgency": 0})) == 3


def test_every_field_that_a_form_shows_has_a_dutch_name() -> None:
    technical = {"id", "version", "wijk_id", "buurt_id", "variable", "category", "is_example"}
    for model in (Wijk, Party, Task):
        for field in set(model.model_fields) - technical:
            assert field_name(field) != field
