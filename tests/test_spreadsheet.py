import pandas as pd

from wijkwijzer.spreadsheet import csv_bytes


def test_neither_a_cell_nor_the_name_of_a_column_runs_in_a_spreadsheet() -> None:
    table = pd.DataFrame({"=1+1": ["@SUM(1)", "gewoon"]})
    lines = csv_bytes(table).decode("utf-8-sig").split()
    assert lines == ["'=1+1", "'@SUM(1)", "gewoon"]
