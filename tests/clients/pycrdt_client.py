"""A Yjs client in Python: pycrdt over a plain WebSocket, steered by lines of JSON.

It speaks the y-websocket protocol by itself, so that only pycrdt's own encoding meets the server.
"""

import asyncio
import json
import sys

import websockets
from pycrdt import Doc, Text, YMessageType, YSyncMessageType, create_sync_message, create_update_message, handle_sync_message


async def main(url: str) -> None:
    doc = Doc()
    text = doc.get("content", type=Text)
    synced = asyncio.Event()
    outgoing: asyncio.Queue[bytes] = asyncio.Queue()
    remote = False

    def tell(event) -> None:
        if not remote:
            outgoing.put_nowait(create_update_message(event.update))

    doc.observe(tell)

    async with websockets.connect(url, max_size=None) as socket:
        await socket.send(create_sync_message(doc))

        async def send() -> None:
            while True:
                await socket.send(await outgoing.get())

        async def receive() -> None:
            nonlocal remote
            async for message in socket:
                if message[0] != YMessageType.SYNC:
                    continue
                remote = True
                reply = handle_sync_message(message[1:], doc)
                remote = False
                if reply is not None:
                    await socket.send(reply)
                if message[1] == YSyncMessageType.SYNC_STEP2:
                    synced.set()

        async def obey() -> None:
            lines = asyncio.StreamReader()
            await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
            while line := await lines.readline():
                request = json.loads(line)
                answer = {}
                if request["do"] == "synced":
                    await synced.wait()
                elif request["do"] == "write":
                    for n in range(request["count"]):
                        text.insert(0, f"# python {n}\n")
                        await asyncio.sleep(0.01)
                elif request["do"] == "text":
                    answer["text"] = str(text)
                print(json.dumps(answer), flush=True)

        done, pending = await asyncio.wait(
            [asyncio.create_task(work()) for work in (send, receive, obey)], return_when=asyncio.FIRST_COMPLETED
        )
        for task in pending:
            task.cancel()
        for task in done:
            task.result()


asyncio.run(main(sys.argv[1]))
