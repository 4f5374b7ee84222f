// The usual chat on Socket.IO: a message is inserted into SQLite, then emitted to its room.
// WAL and NORMAL, as better-sqlite3's own documentation advises: faster, and less durable, than FULL.
const { createServer } = require("node:http");
const { Server } = require("socket.io");
const Database = require("better-sqlite3");

const db = new Database(process.argv[3]);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = NORMAL");
db.exec("CREATE TABLE message (id INTEGER PRIMARY KEY, room TEXT, username TEXT, body TEXT, at INTEGER)");
const insert = db.prepare("INSERT INTO message (room, username, body, at) VALUES (?, ?, ?, ?)");

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  socket.on("join", ({ room }, done) => {
    socket.join(room);
    done();
  });
  socket.on("message", ({ room, username, message }) => {
    const at = Date.now();
    const { lastInsertRowid: id } = insert.run(room, username, message, at);
    io.to(room).emit("message", { id, room, username, message, at });
  });
});
http.listen(Number(process.argv[2]), "127.0.0.1");
