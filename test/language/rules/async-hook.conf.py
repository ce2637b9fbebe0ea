## An async hook
async def post_fork(server, worker):
#         ^^^^^^^^^ warning async-hook: Gunicorn calls post_fork and does not await it, so nothing of it ever runs; it must be a plain def.  fix: Make it a plain def
    server.log.info('forked')

## An async hook that awaits
import asyncio

async def on_exit(server):
#         ^^^^^^^ warning async-hook: Gunicorn calls on_exit and does not await it, so nothing of it ever runs; it must be a plain def.
    await asyncio.sleep(1)

async def when_ready(server):
#         ^^^^^^^^^^ warning async-hook: Gunicorn calls when_ready and does not await it, so nothing of it ever runs; it must be a plain def.
    async with server.lock:
        pass

## A generator
def post_fork(server, worker):
#   ^^^^^^^^^ warning async-hook: post_fork has a yield, so calling it only makes a generator, and nothing of it ever runs.
    server.log.info('before')
    yield
    server.log.info('after')

## Under another name
async def tell(server):
    server.log.info('ready')

when_ready = tell
#^^^^^^^^^ warning async-hook: Gunicorn calls when_ready and does not await it, so nothing of it ever runs; it must be a plain def.

## What is async inside of a hook is its own business
import asyncio

def post_worker_init(worker):
    async def beat():
        await asyncio.sleep(1)

    def numbers():
        yield 1

    asyncio.run(beat())

async def unrelated():
    pass
