/** A cable between a browser and a house, which can be pulled. */
import { createServer, connect } from "node:net";

/**
 * Forwards a port of its own to `target`. `cut` is a pulled plug that both ends notice, `freeze` one
 * that nobody notices: bytes are taken, and go nowhere.
 */
export class Wire {
  url = "";
  #target;
  #server;
  #pairs = new Set();
  #state = "whole";

  static async to(url) {
    const wire = new Wire();
    wire.#target = new URL(url);
    wire.#server = createServer((socket) => wire.#carry(socket));
    await new Promise((done) => wire.#server.listen(0, "127.0.0.1", done));
    wire.url = `http://127.0.0.1:${wire.#server.address().port}`;
    return wire;
  }

  /** What goes through a link of the house, at this end of the wire. */
  through(link) {
    const { pathname, search } = new URL(link);
    return this.url + pathname + search;
  }

  /** Ends every connection, and takes no new one. */
  cut() {
    this.#state = "cut";
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Lets every connection stand, and carries nothing any more. */
  freeze() {
    this.#state = "frozen";
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Puts the plug back in. What was frozen is lost, as after a change of network. */
  mend() {
    if (this.#state === "frozen") for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#state = "whole";
  }

  close() {
    this.cut();
    this.#server.close();
  }

  #carry(near) {
    if (this.#state === "cut") return near.destroy();
    const far = connect(Number(this.#target.port), this.#target.hostname);
    const pair = [near, far];
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", () => {
        this.#pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    if (this.#state === "frozen") return near.pause();
    near.pipe(far);
    far.pipe(near);
  }
}
