from wijkwijzer import ui
from wijkwijzer.ui.dialogue import console

ui.require("run_meetings")
console()
