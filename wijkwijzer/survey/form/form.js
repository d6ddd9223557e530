/* The element: one visit per place on the page, however often the page is drawn around it. */

import { Visit } from "./visit.js";

const visits = new WeakMap();

export default function ({ parentElement: root, data }) {
  const visit = visits.get(root) ?? new Visit(root);
  visits.set(root, visit);
  visit.show(data);
  return () => {
    visit.end();
    visits.delete(root);
  };
}
