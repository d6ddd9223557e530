/* What a participant sees. */

import { follow } from "./stream.js";

export class Room {
  constructor(root, data) { Object.assign(this, { root, data, follow }); }
  end() {}
}
