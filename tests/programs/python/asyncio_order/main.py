import asyncio


async def worker(name, delay, log):
    for step in range(2):
        await asyncio.sleep(delay)
        log.append(f"{name}{step}")
    return name


async def producer(queue):
    for n in range(5):
        await queue.put(n)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (n := await queue.get()) is not None:
        total += n
    return total


async def fails():
    await asyncio.sleep(0)
    raise ValueError("no")


async def numbers():
    for n in range(3):
        await asyncio.sleep(0)
        yield n


async def main():
    log = []
    print(await asyncio.gather(worker("a", 0.001, log), worker("b", 0.1, log)), log)
    queue = asyncio.Queue(maxsize=2)
    print(await asyncio.gather(producer(queue), consumer(queue)))
    print(await asyncio.gather(fails(), asyncio.sleep(0, "fine"), return_exceptions=True))
    print([n async for n in numbers()])
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("too late")
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    lock, order = asyncio.Lock(), []

    async def enter(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(-n)

    await asyncio.gather(*map(enter, (1, 2, 3)))
    print(order)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(asyncio.sleep(5))
    except* ValueError as many:
        print(many.exceptions)


asyncio.run(main())
