"""The longlist as a spreadsheet: what goes out, and what may come back of it."""
