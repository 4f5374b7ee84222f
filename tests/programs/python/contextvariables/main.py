import asyncio
import contextvars
import sched
import queue
from contextlib import AsyncExitStack, asynccontextmanager, aclosing

user = contextvars.ContextVar("user", default="nobody")


@asynccontextmanager
async def session(name):
    token = user.set(name)
    print("enter", name)
    try:
        yield name
    finally:
        user.reset(token)
        print("leave", name)


async def handle(name, turns):
    user.set(name)
    for _ in range(turns):
        await asyncio.sleep(0)
    return user.get()


async def ticks():
    try:
        for n in range(10):
            yield n
    finally:
        print("ticks closed")


async def main():
    print(await asyncio.gather(handle("a", 3), handle("b", 1)), user.get())
    async with AsyncExitStack() as stack:
        for name in ("x", "y"):
            await stack.enter_async_context(session(name))
        print("inside", user.get())
    async with aclosing(ticks()) as source:
        async for n in source:
            if n == 2:
                break
    event, results = asyncio.Event(), []

    async def waiter(n):
        await event.wait()
        results.append(n)

    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    done, pending = await asyncio.wait(tasks)
    print(results, len(done), len(pending))
    limit, running, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal running, most
        async with limit:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001)
            running -= 1

    await asyncio.gather(*(limited() for _ in range(6)))
    print("at most", most)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "later")
    loop.call_soon(print, "soon")
    print(await future, [await c for c in asyncio.as_completed([asyncio.sleep(0.02, "slow"), asyncio.sleep(0.001, "fast")])])


asyncio.run(main())
print(contextvars.copy_context().run(lambda: (user.set("copy"), user.get())[1]), user.get())
tasks = queue.PriorityQueue()
for item in ((2, "b"), (1, "a"), (3, "c")):
    tasks.put(item)
print([tasks.get() for _ in range(tasks.qsize())], tasks.empty())
clock = [0.0]
planner = sched.scheduler(lambda: clock[0], lambda seconds: clock.__setitem__(0, clock[0] + seconds))
planner.enter(5, 1, print, ("five",))
planner.enter(2, 1, print, ("two",))
planner.run()
print(clock)
