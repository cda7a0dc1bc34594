"""One person at the pages without a browser: speaks Streamlit's own protocol and times each look."""

from __future__ import annotations

import asyncio
import random
import threading
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LOOKS = ("as_of=2022-03-20", "as_of=2022-04-20", "", "deadline=2022-05-31", "lang=en")


async def look(port: int, times: list[float], *, delay: float, every: float, looks: int) -> None:
    """Opens the overview once, then looks at something else every so many seconds; adds the seconds of each look."""
    await asyncio.sleep(delay)
    async with _line(port) as line:
        await _run(line, "")
        for _ in range(looks):
            await asyncio.sleep(every * random.uniform(0.7, 1.3))
            times.append(await _run(line, random.choice(LOOKS)))


async def stay(
    port: int, looks: list[tuple[float, float]], *, delay: float, every: float, home: threading.Event
) -> None:
    """Looks like `look` until it is time to go home; adds the moment (monotonic) and the seconds of each look."""
    await asyncio.sleep(delay)
    async with _line(port) as line:
        await _run(line, "")
        while not home.is_set():
            await asyncio.sleep(every * random.uniform(0.7, 1.3))
            begun = time.monotonic()
            looks.append((begun, await _run(line, random.choice(LOOKS))))


async def opened(port: int, address: str, looks: int) -> list[float]:
    """The seconds of so many looks of one person at a page: "history", or with a query "unit?unit=hoa-lu"."""
    page, _, query = address.partition("?")
    async with _line(port) as line:
        return [await _run(line, query, page) for _ in range(looks)]


def _line(port: int):
    address, origin = f"ws://127.0.0.1:{port}/_stcore/stream", f"http://127.0.0.1:{port}"
    return websockets.connect(address, subprotocols=["streamlit"], origin=origin, max_size=None)


async def _run(line, query: str, page: str = "") -> float:
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    before = time.perf_counter()
    await line.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await line.recv())
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - before
