## An async hook
def post_fork(server, worker):
    server.log.info('forked')

## An async hook that awaits
import asyncio

async def on_exit(server):
    await asyncio.sleep(1)

async def when_ready(server):
    async with server.lock:
        pass

## A generator
def post_fork(server, worker):
    server.log.info('before')
    yield
    server.log.info('after')

## Under another name
async def tell(server):
    server.log.info('ready')

when_ready = tell

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
