from wijkwijzer import ui
from wijkwijzer.ui.survey import survey

ui.require("fill_in")
survey()
