"""What both stand-ins do as processes: say where they listen, and end with who started them."""

import asyncio
import gc
import json
import signal
import sys
from typing import Any


def encode(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can say
    """Return compact JSON."""
    return json.dumps(value, separators=(",", ":")).encode()


async def stay(**facts: object) -> None:
    """Print the facts as one line, then stay until standard input ends or SIGTERM comes."""
    # A run is short, and a full collection in the midst of it would only make answers late.
    gc.disable()
    print(json.dumps(facts), flush=True)  # noqa: T201 - the line the starter waits for
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    # Whoever started this holds the other end: when it dies, in any way, so does this process.
    loop.add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()
