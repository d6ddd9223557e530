from wijkwijzer import ui
from wijkwijzer.ui.records import records_page

who = ui.require("edit_records")
records_page(who)
