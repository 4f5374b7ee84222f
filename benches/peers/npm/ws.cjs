// The plainest chat on `ws`: what is said in /ws/<room> goes to everyone there. Nothing is stored.
const { WebSocketServer, WebSocket } = require("ws");

const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room.add(socket));
  socket.on("message", (text) => {
    for (const other of room) {
      if (other.readyState === WebSocket.OPEN) other.send(text, { binary: false });
    }
  });
  socket.on("close", () => room.delete(socket));
});
