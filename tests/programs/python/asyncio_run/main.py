import asyncio
import contextlib


async def worker(name, queue, results):
    while True:
        number = await queue.get()
        await asyncio.sleep(0.001 * number)
        results.append((name, number))
        queue.task_done()


@contextlib.asynccontextmanager
async def opened(name):
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def count(most):
    for number in range(most):
        await asyncio.sleep(0)
        yield number


async def main():
    queue, results = asyncio.Queue(), []
    for number in range(6):
        queue.put_nowait(number)
    workers = [asyncio.create_task(worker(f"w{n}", queue, results)) for n in range(3)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True) and sorted(number for _, number in results))
    async with opened("door") as name, asyncio.timeout(5):
        print(name, [number async for number in count(4)])
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0.002 * (3 - n), n)) for n in range(3)]
    print([task.result() for task in tasks])
    for awaitable, seconds in ((asyncio.sleep(30), 0.001), (asyncio.Event().wait(), 0.001)):
        try:
            await asyncio.wait_for(awaitable, seconds)
        except TimeoutError:
            print("too late")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(30))
            group.create_task(fail())
    except* ValueError as group:
        print(group.exceptions)
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.sleep(n, n)) for n in (0, 30)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [task.cancel() for task in pending])
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(2)
    async with lock, semaphore:
        print(lock.locked(), semaphore.locked())
    return "end"


async def fail():
    await asyncio.sleep(0)
    raise ValueError("no")


print(asyncio.run(main()))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "runner")))
loop = asyncio.new_event_loop()
loop.call_later(0.003, loop.stop)
loop.call_soon(print, "soon")
loop.run_forever()
loop.close()
