"""One person at the pages without a browser: speaks Streamlit's own protocol and times each look."""

from __future__ import annotations

import asyncio
import random
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LOOKS = ("as_of=2022-03-20", "as_of=2022-04-20", "", "deadline=2022-05-31", "lang=en")


async def look(port: int, times: list[float], *, delay: float, every: float, looks: int) -> None:
    """Opens the overview once, then looks at something else every so many seconds; adds the seconds of each look."""
    await asyncio.sleep(delay)
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    origin = f"http://127.0.0.1:{port}"
    async with websockets.connect(address, subprotocols=["streamlit"], origin=origin, max_size=None) as line:
        await _run(line, "")
        for _ in range(looks):
            await asyncio.sleep(every * random.uniform(0.7, 1.3))
            times.append(await _run(line, random.choice(LOOKS)))


async def _run(line, query: str) -> float:
    message = BackMsg()
    message.rerun_script.query_string = query
    before = time.perf_counter()
    await line.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await line.recv())
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - before
