/* Streamlit asks whether its server is there, and covers the page with a box in English when it is
   not. Let it wait until it is: what a page needs to say about that, it says itself. */

(() => {
  const ask = window.fetch.bind(window);
  const pause = () => new Promise((over) => setTimeout(over, 2000));
  const patient = async (address, options) => {
    const answer = await ask(address, { ...options, signal: AbortSignal.timeout(8000) }).catch(() => null);
    return answer && answer.status < 500 ? answer : pause().then(() => patient(address, options));
  };
  window.fetch = (address, options) =>
    /\/_stcore\/(health|host-config)$/.test(address?.url ?? address) ? patient(address, options) : ask(address, options);
})();
