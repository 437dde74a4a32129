import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def work(log: list[str]) -> None:
    log.append(f"works on {request.get()}")
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        log.append("told at the await")
        raise
    finally:
        log.append("cleaned up")


async def main() -> None:
    log: list[str] = []
    request.set("r1")
    task = asyncio.create_task(work(log))  # takes a copy of the context
    request.set("r2")
    await asyncio.sleep(0)
    task.cancel()
    log.append("asked to stop")
    await asyncio.wait([task])
    print(*log, f"cancelled: {task.cancelled()}", sep="\n")


asyncio.run(main())
