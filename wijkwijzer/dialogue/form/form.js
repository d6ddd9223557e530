/* The element: one seat per place on the page, however often the page is drawn around it. */

import { Room } from "./room.js";

const rooms = new WeakMap();

export default function ({ parentElement: root, data }) {
  const room = rooms.get(root) ?? new Room(root, data);
  rooms.set(root, room);
  return () => {
    room.end();
    rooms.delete(root);
  };
}
