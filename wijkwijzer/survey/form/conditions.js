/* Which screens and questions are asked, given the answers so far; survey/conditions.py decides
   the same on the server. A condition looks only at questions that are asked themselves. */

export function shown(screens, answers) {
  const asked = new Set();
  const holds = (condition) =>
    !condition || (asked.has(condition.question) && fits(condition, answers[condition.question]));
  return screens.flatMap((screen) => {
    if (!holds(screen.show_if)) return [];
    const questions = screen.questions.filter(({ key, show_if: condition }) => {
      const here = holds(condition);
      if (here) asked.add(key);
      return here;
    });
    return questions.length ? { ...screen, questions } : [];
  });
}

function fits({ any_of: options, at_least: low, at_most: high }, answer) {
  if (typeof answer === "number") {
    return (low ?? high ?? null) !== null && answer >= (low ?? answer) && answer <= (high ?? answer);
  }
  return [answer ?? []].flat().some((one) => options.includes(one));
}
