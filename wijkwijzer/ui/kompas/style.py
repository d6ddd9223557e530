"""What the wijkkompas page sets beside the styles of every page."""

from wijkwijzer.look.palette import LIGHT

PAGE = (
    f"""<style>
.stApp {{ --ww-quiet: {LIGHT.quiet}; --ww-line: {LIGHT.line}; }}
"""
    """/* The menu says which page this is; the sentence is what one should see first. */
.st-key-ww-kompas-title h1 { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
.st-key-ww-kompas-title .ww-finding { font-size: clamp(1.4rem, 2.4vw, 1.9rem); max-width: none;
    line-height: 1.25; margin: 0.25rem 0 0; }
.st-key-ww-kompas-bar { gap: 0.75rem 1.5rem; flex-wrap: wrap; }
h2 { font-size: 1rem !important; font-weight: 600; color: var(--ww-quiet);
    border-top: 1px solid var(--ww-line); padding: 1.1rem 0 0.2rem !important; margin-top: 2rem; }
.ww-finding { max-width: 46em; font-size: 1.45rem; }
.ww-prose { max-width: 42em; line-height: 1.5; }
.ww-prose p { margin: 0 0 0.7rem; }
.ww-quiet { font-size: 1rem; line-height: 1.45; margin: 0; }
[data-testid="stHtml"] .ww-meaning { margin: 1.1rem 0 0; }
[data-testid="stHtml"] dl.ww-how { margin: 1.4rem 0 0; padding: 0; display: grid; gap: 0.8rem; }
.ww-how div { display: grid; grid-template-columns: 1.7rem 1fr; gap: 0.7rem; align-items: start;
    line-height: 1.4; }
[data-testid="stHtml"] .ww-how :is(dt, dd) { margin: 0; padding: 0; }
.ww-how img { width: 1.7rem; height: 1.7rem; display: block; }
.ww-fields-list { display: none; }
[data-testid="stHtml"] .ww-fields-list h3 { padding: 0.9rem 0 0 !important; }
[data-testid="stHtml"] .ww-fields-list ul { margin: 0.2rem 0 0;
    padding-inline-start: 1.2rem; line-height: 1.5; }
@media (max-width: 899px) {
    .st-key-ww-kompas-chart { display: none; }
    .ww-fields-list { display: block; }
}
</style>"""
)


def wall_style(*, is_example: bool) -> str:
    """Return the styles of the wall, which must fit a projector without scrolling.

    Parameters
    ----------
    is_example
        Whether the mark of the example stands above, which takes some room.
    """
    above = "3.05rem" if is_example else "1.1rem"
    return f"""<style>
.stApp [data-testid="stVerticalBlock"] {{ gap: 0.5rem; }}
.st-key-ww-wall-fields .ww-wall-sentence {{ font-size: 1.35rem !important; }}
.stApp {{ --room: calc(100vh - {above} - 2.15rem); }}
[data-testid="stMainBlockContainer"] {{ padding-bottom: 0.2rem !important; }}
.ww-wall-sentence {{ font-size: 1.65rem !important; line-height: 1.24 !important;
    font-weight: 600; text-wrap: pretty; padding: 0 !important; margin: 0; letter-spacing: 0; }}
.ww-wall-meaning {{ font-size: 1rem; line-height: 1.35; margin: 0.6rem 0 0; text-wrap: pretty; }}
</style>"""
