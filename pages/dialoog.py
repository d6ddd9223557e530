from wijkwijzer import ui
from wijkwijzer.ui.dialogue.participant import asked_code, participant
from wijkwijzer.ui.dialogue.wall import wall

ui.require("join_meeting")
if ui.is_wall():
    wall(asked_code())
else:
    participant()
