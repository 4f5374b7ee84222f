import { ApiError, api } from "./api";
import { Socket } from "./socket";

function browserSocket(): Socket {
  const socket = new Socket({
    open(protocol) {
      const url = new URL("/ws", location.href);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      return new WebSocket(url, protocol);
    },
    async renew() {
      try {
        await api.get("/api/me");
        return "ok";
      } catch (error) {
        return error instanceof ApiError && error.status === 401 ? "ended" : "unreachable";
      }
    },
    now: () => Date.now(),
    random: () => Math.random(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  addEventListener("online", () => socket.wake());
  addEventListener("offline", () => socket.suspect());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") socket.wake();
  });
  return socket;
}

/** The connection of this tab. Started when someone is signed in. */
export const live: Socket = browserSocket();
