/* What widgets of Streamlit leave unsaid to who does not see them: the name of the button that chooses a
   file, and what an empty day holds. */

(() => {
  const DUTCH = { day: 'dag', month: 'maand', year: 'jaar' };
  const isDutch = () => document.documentElement.lang === 'nl';

  const nameDay = (part) => {
    if (!part.hasAttribute('aria-valuenow')) part.setAttribute('aria-valuenow', part.getAttribute('aria-valuemin') ?? '1');
    if (!isDutch()) return;
    if (part.getAttribute('aria-valuetext') === 'Empty') part.setAttribute('aria-valuetext', 'leeg');
    const [word, ...rest] = (part.getAttribute('aria-label') ?? '').split(', ');
    if (DUTCH[word]) part.setAttribute('aria-label', [DUTCH[word], ...rest].join(', '));
  };

  const nameChooser = (zone) => {
    zone.setAttribute('role', 'group');
    zone.querySelector('input[type=file]')?.setAttribute('aria-label', zone.getAttribute('aria-label') ?? '');
    const button = zone.querySelector('button:not([aria-label])');
    const shown = button && getComputedStyle(button, '::after').content; // in the language of the page
    if (shown?.startsWith('"')) button.setAttribute('aria-label', JSON.parse(shown));
  };

  const nameInDutch = (button) => {
    const label = button.getAttribute('aria-label');
    const dutch = label.replace(/^Remove /, 'Verwijder ').replace(/^Add files$/, 'Een ander bestand');
    if (isDutch() && dutch !== label) button.setAttribute('aria-label', dutch);
  };

  let isAsked = false;
  const mend = () => {
    isAsked = false;
    document.querySelectorAll('[role=spinbutton]').forEach(nameDay);
    document.querySelectorAll('[data-testid=stFileUploaderDropzone]').forEach(nameChooser);
    document.querySelectorAll(':is([data-tag], [data-testid=stFileUploader]) button[aria-label]').forEach(nameInDutch);
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(mend);
  };
  new MutationObserver(ask).observe(document, {
    subtree: true, childList: true, attributeFilter: ['aria-valuenow', 'aria-valuetext'],
  });
})();
