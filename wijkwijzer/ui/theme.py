"""Sizes and spacing that Streamlit's theme does not know: tablet, desktop and wall.

What holds everywhere stands in the page itself from the first byte (`ui/web.py` puts it there);
what depends on who looks at which page comes with the page.
"""

from string import Template
from typing import Literal

from wijkwijzer.look.palette import Palette, palette
from wijkwijzer.ui.screen import Screen

_EVERYWHERE = Template("""
[data-testid="stHeader"], [data-testid="stToolbar"] { display: none; }
/* "Press Enter to apply": English, and over what was typed. */
[data-testid="InputInstructions"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 1.25rem 1.5rem 5rem !important;
    margin: 0 auto; }
[data-testid="stWidgetLabel"] p { font-size: 1rem; }
.stApp [data-testid="stHeading"] h1 { font-size: 2.1rem; line-height: 1.15;
    letter-spacing: -0.01em; padding: 0.9rem 0 0; text-wrap: balance; }
.stApp [data-testid="stHeading"] h2 { font-size: 1.45rem; line-height: 1.25;
    padding: 1.5rem 0 0; }
.stApp [data-testid="stHeading"] h3 { font-size: 1.15rem; padding: 1rem 0 0; }
[data-testid="stHeading"] :is(h1, h2, h3), .ww-lead, .ww-finding { text-align: start;
    overflow-wrap: anywhere; }
/* Arabic letters are joined: room between them breaks a word. */
[dir="rtl"] .stApp :is(h1, h2, h3, b) { letter-spacing: normal; }
[dir="rtl"] [data-testid="stExpander"] summary [data-testid="stIconMaterial"] {
    transform: scaleX(-1); }
/* Drawings are placed from the left, whatever the language; a sentence in one keeps its side. */
[data-testid="stPlotlyChart"], #js-plotly-tester { direction: ltr; }
/* Choices beside each other go on below: what stands outside the screen nobody finds. */
[data-testid="stButtonGroup"] > div { flex-wrap: wrap; overflow: visible; row-gap: 0.3rem; }
:is([data-testid="stFileUploader"], [data-testid="stTextInput"])
    [data-testid="stIconMaterial"] { color: $quiet; }
.stApp [data-testid="stCaptionContainer"], .stApp [data-testid="stCaptionContainer"] :is(p, span) {
    color: $quiet; opacity: 1; }
/* Where one may also tap, every target suits a finger. */
@media (any-pointer: coarse) {
    [data-testid="stMain"] :is(button, summary, [data-testid="stRadioOption"], textarea,
        [data-testid="stDateInputField"], [data-testid="stFileUploaderDropzone"]),
    [data-testid="stMain"] :is([data-testid="stCheckbox"], [data-testid="stToggle"]) label,
    [data-testid="stMain"] input:not([type="checkbox"], [type="radio"], [type="range"],
        [type="file"]) { min-height: 44px; }
    [data-testid="stMain"] :is([data-testid="stCheckbox"], [data-testid="stToggle"]) label,
    [data-testid="stMain"] [data-testid="stRadioOption"] { align-items: center; }
    [data-testid="stMain"] :is(button, [data-testid="stCheckbox"] label), .ww-tools a,
    [data-testid="stPageLink-NavLink"],
    [data-testid="stMain"] :is(li, b) > a { min-width: 44px; }
    [data-testid="stMain"] :is([data-testid="stSelectbox"], [data-testid="stMultiSelect"])
        [role="group"] { min-height: 46px; height: auto; }
    [data-testid="stMain"] [data-tag] { min-height: 44px; height: auto; }
    [data-testid="stMain"] [data-testid="stMultiSelect"] input { min-width: 6rem; }
    [data-testid="stMain"] [data-testid^="stBaseLinkButton"] { min-height: 44px; }
    [data-testid="stMain"] [data-testid="stDateInputField"] [role="spinbutton"] {
        display: inline-flex; align-items: center; justify-content: center; min-height: 44px;
        min-width: 44px; }
    /* Small to see, large to touch. */
    [data-testid="stMain"] [data-testid="stTooltipIcon"] button:not([data-testid]) {
        min-height: 24px; min-width: 24px; position: relative; }
    [data-testid="stMain"] :is([data-testid="stTooltipIcon"] button:not([data-testid]),
        [data-testid="stSlider"] [role="slider"])::after { content: ""; position: absolute;
        inset: 50% auto auto 50%; width: 44px; height: 44px; transform: translate(-50%, -50%); } }
/* Only tells the browser the language. */
[data-testid="stElementContainer"]:has(> [data-testid="stHtml"] > script:only-child) {
    position: absolute; }
.ww-lead { font-size: 1.2rem; line-height: 1.5; max-width: 42em; color: $quiet;
           margin: 0.35rem 0 0.5rem; }
.ww-finding { font-size: 1.6rem; line-height: 1.3; max-width: 34em; font-weight: 600;
              margin: 0.5rem 0 0.75rem; text-wrap: pretty; }
.ww-brand { display: inline-flex; align-items: center; gap: 0.55rem; font-weight: 700;
            font-size: 1.2rem; color: $ink !important; text-decoration: none !important;
            min-height: 44px; }
.ww-brand img { width: 1.9rem; height: 1.9rem; flex: none; }
.ww-tools { display: flex; justify-content: flex-end; align-items: center; gap: 1.1rem;
            flex-wrap: wrap; }
.ww-tools a, .ww-tools button, .ww-tools span { font: inherit; font-size: 0.95rem;
            color: $quiet; text-decoration: none; background: none; border: 0; padding: 0;
            cursor: pointer; min-height: 44px; display: inline-flex; align-items: center; }
.ww-tools span { cursor: default; }
.ww-tools a:hover, .ww-tools button:hover { color: $need_ink; text-decoration: underline; }
.ww-tools form { margin: 0; }
.ww-tools .ww-language { position: relative; }
.ww-language summary { display: inline-flex; align-items: center; gap: 0.4rem; min-height: 44px;
    min-width: 44px; font-size: 0.95rem; color: $quiet; cursor: pointer; list-style: none; }
.ww-language summary::-webkit-details-marker { display: none; }
.ww-language summary::after { content: ""; width: 0.4rem; height: 0.4rem; margin: -0.2rem 0.1rem 0;
    border: solid $quiet; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.ww-language[open] summary::after { transform: rotate(225deg); margin-top: 0.2rem; }
.ww-language summary b { font-weight: 400; }
.ww-language summary:hover { color: $need_ink; }
.ww-language nav { position: absolute; z-index: 12; inset-block-start: 100%; inset-inline-end: 0;
    min-width: 10rem; padding: 0.35rem 0; background: $paper; border: 1px solid $line;
    border-radius: 0.4rem; box-shadow: 0 6px 20px rgb(0 0 0 / 0.12); }
.ww-language nav a { display: flex; padding: 0 1rem; min-height: 48px; color: $ink;
    white-space: nowrap; }
.ww-language nav a[aria-current] { font-weight: 600; box-shadow: inset 3px 0 0 $need_ink; }
@media (max-width: 480px) { .ww-language summary b { position: absolute; width: 1px; height: 1px;
    overflow: hidden; clip-path: inset(50%); }
    .ww-language summary::after { display: none; } }
[dir="rtl"] .ww-language nav a[aria-current] { box-shadow: inset -3px 0 0 $need_ink; }
.ww-example { display: flex; gap: 0.6rem; align-items: baseline; font-size: 0.95rem;
              line-height: 1.4; color: $example_ink; background: $example; padding: 0.4rem 0.8rem;
              border-radius: 0.3rem; }
.ww-example b { letter-spacing: 0.02em; }
.ww-rule { border: 0; border-top: 1px solid $line; margin: 0; }
.st-key-ww-header { align-items: center; gap: 0 1.1rem; }
.st-key-ww-menu { gap: 0 1.05rem; flex: 1 1 auto; min-width: 0; padding-inline-start: 0.6rem; }
@media (max-width: 900px) { .st-key-ww-menu { padding: 0; } }
@media (max-width: 600px) {
    .st-key-ww-header { gap: 0 0.4rem !important; }
    .ww-brand { font-size: 1.08rem; gap: 0.4rem; }
    .ww-tools { gap: 0.2rem; }
    .st-key-ww-header > [data-testid="stLayoutWrapper"]:has(> .st-key-ww-menu) { order: 3;
        flex: 1 0 100%; }
    .st-key-ww-header > :has(.ww-tools) { flex: 1 0 auto; width: auto; } }
.st-key-ww-pages { gap: 0 1.3rem; margin-block: -0.8rem; }
.st-key-ww-menu a, .st-key-ww-pages a, .st-key-ww-also a { padding: 0.35rem 0;
    border-radius: 0; min-height: 44px; background: none !important; }
.st-key-ww-menu a p, .st-key-ww-pages a p { font-size: 1rem; color: $quiet; }
.st-key-ww-menu a:hover p, .st-key-ww-pages a:hover p { color: $need_ink; }
[class*="st-key-ww-menu-now"] a { box-shadow: inset 0 -3px 0 $need_ink; }
[class*="st-key-ww-menu-now"] a p, [class*="st-key-ww-pages-now"] a p { color: $ink;
    font-weight: 600; }
.st-key-ww-also { gap: 0 1.8rem; }
.st-key-ww-also a p { font-size: 1.05rem; color: $task_ink; text-decoration: underline;
    text-underline-offset: 0.2em; }
.st-key-ww-act a { background: $need_ink !important; min-height: 60px; padding: 0.6rem 1.8rem;
                   border-radius: 0.4rem; justify-content: center; }
.st-key-ww-act a:hover { filter: brightness(0.9); }
.st-key-ww-act a p { color: $paper; font-weight: 600; font-size: 1.25rem; }
a.ww-act { display: inline-flex; align-items: center; min-height: 56px; padding: 0.5rem 1.8rem;
           border-radius: 0.4rem; background: $need_ink; color: $paper !important;
           font-weight: 600; font-size: 1.1rem; text-decoration: none !important; }
a.ww-act:hover { filter: brightness(0.9); }
[data-testid="stHtml"] ol.ww-steps { display: grid;
            grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
            gap: 1.25rem 2rem; margin: 2.5rem 0 0; padding: 0; list-style: none; counter-reset: s; }
[data-testid="stHtml"] .ww-steps li { counter-increment: s;
               border-top: 2px solid $line; padding-top: 0.7rem;
               margin: 0; line-height: 1.45; color: $quiet; }
.ww-steps b { display: block; color: $ink; font-size: 1.1rem; }
.ww-steps b::before { content: counter(s) "  "; color: $need_ink; }
a:focus-visible, button:focus-visible, summary:focus-visible {
    outline: 3px solid $focus; outline-offset: 2px; }
main:focus-visible { outline: 3px solid $focus !important; outline-offset: -3px; }
@media (prefers-reduced-motion: reduce) {
    * { transition: none !important; animation: none !important; } }
""")

_TOUCH = """
html { font-size: 18px; }
@media (min-width: 700px) { html { font-size: 20px; } }
[data-testid="stButton"] button, [data-testid="stFormSubmitButton"] button,
[data-testid="stDownloadButton"] button, [data-testid="stLinkButton"] a { min-height: 52px;
    padding: 0.5rem 1.4rem; }
[data-testid="stRadio"] label, [data-testid="stCheckbox"] label { min-height: 48px;
    align-items: center; padding-inline-end: 0.75rem; }
[data-testid="stButtonGroup"] button { min-height: 52px; min-width: 52px; }
[data-testid="stTextInput"] input, [data-testid="stExpander"] summary { min-height: 48px; }
[data-testid="stSelectbox"] [role="group"] { min-height: 50px; height: auto; }
[data-testid="stSelectbox"] :is(input, button) { min-height: 46px; min-width: 44px; }
[data-testid="stPageLink-NavLink"] { min-height: 48px; }
"""

_DESK = """
html { font-size: 16px; }
"""

_WALL = """
/* A wall is laid out for 1920 by 1080 and is as large as its projector: 32 pixels become 21 at 1280
   by 720. What is drawn in pixels is scaled by the same number, which registered lengths can give
   without a unit. (3c: a style with that sign itself is dropped, for fear that a tag begins.) */
@property --ww-across { syntax: "\\3c length>"; inherits: true; initial-value: 1920px; }
@property --ww-down { syntax: "\\3c length>"; inherits: true; initial-value: 1080px; }
html { --ww-across: 100vw; --ww-down: 100vh;
    --ww-scale: min(tan(atan2(var(--ww-across), 1920px)), tan(atan2(var(--ww-down), 1080px)));
    font-size: min(100vw / 60, 100vh / 33.75); }
iframe { zoom: var(--ww-scale); width: 100% !important; }
[data-testid="stMainBlockContainer"] { padding: 1rem 1.5rem !important;
    max-width: none !important; }
.ww-example { font-size: 0.9rem; padding: 0.15rem 0.8rem; }
.ww-lead { font-size: 1rem; }
.stApp [data-testid="stHeading"] h1 { font-size: 1.6rem; }
.ww-finding { font-size: 1.5rem; }
p, li, label, td, th, [data-testid="stCaptionContainer"] p {
    font-size: 0.9rem !important; }
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"] { display: none; }
"""

_WIDTH = {"text": "46rem", "wide": "82rem"}
# The menu is as wide beside one column to read as above figures: it stays where it was. Beside the
# padding of the page there may be a bar to scroll with, which 100vw does not leave out.
_BAND = """@media (min-width: 1000px) {
:is([data-testid="stLayoutWrapper"]:has(> :is(.st-key-ww-header, .st-key-ww-pages)),
    [data-testid="stElementContainer"]:has(> * :is(.ww-rule, .ww-example))) {
    --band: min(100vw - 3rem - 15px, 79rem); width: var(--band); max-width: none;
    margin-inline: calc((100% - var(--band)) / 2); } }"""


def everywhere(colours: Palette) -> str:
    """Return the rules that hold on every page, in the colours of a palette."""
    return _EVERYWHERE.substitute(
        ink=colours.ink,
        quiet=colours.quiet,
        line=colours.line,
        paper=colours.paper,
        need_ink=colours.need_ink,
        task_ink=colours.task_ink,
        focus=colours.focus,
        example=colours.winds["noord"].soft,
        example_ink=colours.winds["noord"].ink,
    )


def css(
    screen: Screen, width: Literal["text", "wide"], *, touch: bool = False, dark: bool = False
) -> str:
    """Return the style sheet of one screen.

    Parameters
    ----------
    screen
        Page, wall or kiosk.
    width
        One column to read, or room for figures.
    touch
        Residents hold a tablet or phone: larger type and targets of 44 px and more.
    dark
        The wall of a dark hall.
    """
    page = _TOUCH if touch or screen == "kiosk" else _DESK
    size = _WALL if screen == "wall" else page
    column = f'[data-testid="stMainBlockContainer"] {{ max-width: {_WIDTH[width]}; }}'
    if width == "text":
        column += _BAND
    ground = ""
    if dark:
        colours = palette(dark=True)
        ground = everywhere(colours) + (
            f'html, body, .stApp, [data-testid="stMain"] {{ background: {colours.paper}; }}'
            f".stApp, .stApp :is(h1, h2, h3, p, li, label) {{ color: {colours.ink}; }}"
        )
    return f"<style>{ground}{column}{size}</style>"
