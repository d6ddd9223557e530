"""What the page of the ambitions sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import palette

_PAGE = Template("""<style>
/* The menu says which page this is; the sentence is what one should see first. */
.st-key-ww-amb-title h1 { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
.st-key-ww-amb-title .ww-finding { font-size: clamp(1.4rem, 2.4vw, 1.9rem); max-width: 40em;
    line-height: 1.25; margin: 0.25rem 0 0.3rem; }
.st-key-ww-amb-row .ww-finding { font-size: 1.4rem; }
h2 { font-size: 1rem !important; font-weight: 600; color: $quiet; border-top: 1px solid $line;
    padding: 1.1rem 0 0.2rem !important; margin-top: 2rem; }
.st-key-ww-amb-bar { gap: 0.5rem 1.25rem; flex-wrap: wrap; }
[data-testid="stColumn"]:has(.st-key-ww-cell) { position: sticky; top: 0.5rem;
    align-self: flex-start; }
.ww-more { font-size: 1.1rem; line-height: 1.45; max-width: 42em; margin: 0; color: $quiet; }
.ww-findings { display: grid; grid-template-columns: 1fr 1fr; gap: 1.8rem 3rem; }
.ww-findings .ww-alone { grid-column: 1 / -1; }
[data-testid="stHtml"] .ww-findings h3 { padding: 0 0 0.4rem !important; margin: 0; }
.ww-behoefte_zonder_ambitie h3 { color: $need_ink; }
.ww-ambitie_zonder_behoefte h3 { color: $task_ink; }
[data-testid="stHtml"] .ww-findings ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-findings li { display: grid; grid-template-columns: 1.6rem 1fr;
    gap: 0.7rem; margin: 0; padding: 0.5rem 0; line-height: 1.45; border-top: 1px solid $line; }
.ww-findings img, .ww-matrix-list img { width: 1.6rem; height: 1.6rem; display: block;
    flex: none; }
.st-key-ww-amb-narrow { display: none; }
.ww-matrix-list section { border-top: 1px solid $line; padding: 0.8rem 0 0.9rem; }
[data-testid="stHtml"] .ww-matrix-list h2 { display: flex; gap: 0.6rem; align-items: center;
    padding: 0 0 0.6rem !important; margin: 0; border: 0; font-size: 1.2rem !important;
    color: inherit; }
[data-testid="stHtml"] .ww-matrix-list dl { margin: 0; padding: 0; display: grid;
    grid-template-columns: 7.6rem minmax(0, 1fr); gap: 0.4rem 0.8rem; line-height: 1.4;
    align-items: start; }
[data-testid="stHtml"] .ww-matrix-list :is(dt, dd) { margin: 0; overflow-wrap: anywhere; }
.ww-matrix-list dt { padding: 0.05rem 0.5rem; font-weight: 400; border-radius: 0.25rem;
    border: 1px solid $border; }
.ww-level1 { background: $task_soft; border-color: $task_soft !important; }
.ww-level2, .ww-level3 { background: $task; color: $paper; border-color: $task !important; }
.ww-level3 { font-weight: 600; }
.ww-level-none { border-color: transparent !important; color: $quiet;
    padding-inline-start: 0 !important; }
.st-key-ww-cell { border-inline-start: 1px solid $line; padding-inline-start: 1.4rem; }
.ww-says { margin: 0; line-height: 1.45; }
.ww-says b { display: block; font-size: 1.35rem; line-height: 1.25; color: $task_ink; }
.ww-quote { margin: 0; padding-block: 0.1rem; padding-inline-start: 0.9rem;
    border-inline-start: 3px solid $task_soft; line-height: 1.5; }
.ww-saved { margin: 0; line-height: 1.4; color: $positive; font-weight: 600; }
.ww-left { margin: 0; line-height: 1.4; color: $quiet; }
[data-testid="stHtml"] ul.ww-changes { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-changes li { margin: 0; padding: 0.4rem 0; line-height: 1.45;
    border-top: 1px solid $line; }
.ww-changes small { display: block; font-size: 0.875rem; color: $quiet; }
[data-testid="stExpander"] [data-testid="stHtml"] h3 { padding: 0.4rem 0 !important; margin: 0; }
.ww-two + .ww-left { margin-top: 0.5rem; }
.ww-two { display: grid; grid-template-columns: 1fr 1fr; gap: 0.9rem; }
.ww-two div { background: $surface; border-radius: 0.3rem; padding: 0.7rem 0.8rem;
    line-height: 1.4; overflow-wrap: anywhere; }
[data-testid="stHtml"] .ww-two p { margin: 0; }
.ww-two small { display: block; font-size: 0.875rem; color: $quiet; }
@media (max-width: 999px) {
    .st-key-ww-amb-wide { display: none; }
    .st-key-ww-amb-narrow { display: block; }
    .ww-findings { grid-template-columns: 1fr; }
    .ww-tap { display: none; }
}
@media (max-width: 640px) {
    [data-testid="stHorizontalBlock"]:has(.st-key-ww-cell) { flex-direction: column-reverse; }
    [data-testid="stColumn"]:has(.st-key-ww-cell) { position: static; align-self: stretch; }
    .st-key-ww-cell { border-inline-start: 0; padding-inline-start: 0; }
}
</style>""")


def page_style() -> str:
    """Return the style sheet of the page."""
    colours = palette()
    names = (
        "quiet line border surface paper task task_soft task_ink need_ink positive".split()  # noqa: SIM905
    )
    return _PAGE.substitute({name: getattr(colours, name) for name in names})
