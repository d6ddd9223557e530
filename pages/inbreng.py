from wijkwijzer import ui
from wijkwijzer.ui.survey import look_back

ui.require("see_receipt")
look_back()
