"""The worked example of weighting in docs/method.md, estimated again."""

from pathlib import Path

import pandas as pd

from wijkwijzer.statistics import Design, difference, estimate, poststratify

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLE = METHOD[METHOD.index("### Worked example: weighting") :]


def table(name: str) -> list[list[str]]:
    """Return the rows of a marked table, without its head."""
    body = EXAMPLE[EXAMPLE.index(f"<!-- {name} -->") :].split("\n\n")[0]
    lines = [line for line in body.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_results_of_the_example_are_what_the_library_gives() -> None:
    people = pd.DataFrame(table("sample"), columns=["person", "age", "answer"])
    people["answer"] = pd.to_numeric(people["answer"], errors="coerce")
    plain = Design.from_frame(people)
    weighted = poststratify(plain, "age", {"jong": 600, "oud": 400})
    rows = [("all, unweighted", estimate(plain, "answer").iloc[0])]
    rows += [("all", estimate(weighted, "answer").iloc[0])]
    rows += [(row["age"], row) for _, row in estimate(weighted, "answer", "age").iterrows()]
    columns = ["n_effective", "estimate", "standard_error", "low", "high"]
    found = [
        [name, str(row["n"]), *(f"{row[column]:.5f}" for column in columns)] for name, row in rows
    ]
    gap = difference(weighted, "answer", "age", "jong", "oud")
    numbers = (gap.estimate, gap.standard_error, gap.low, gap.high)
    n = str(gap.n_first + gap.n_second)
    found.append(["jong - oud", n, "", *(f"{number:.5f}" for number in numbers)])
    assert found == table("weighted results")
    assert f"{weighted.n_effective:.5f}" in EXAMPLE
