"""The pictures of /models, painted by the local image service while the sandbox runs."""

import signal
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from sandbox.supervisor import Start, start_program_on_leash

COMMAND = (sys.executable, "-m", "bot", "samples", "--yes")


@asynccontextmanager
async def painting_samples(
    environment: Mapping[str, str], *, start: Start = start_program_on_leash
) -> AsyncGenerator[None]:
    """Let the bot's own command make them, one after the other, until this is left.

    Its few lines of output are left unread.
    """
    program = await start(COMMAND, environment)
    try:
        yield
    finally:
        if program.returncode is None:
            program.send_signal(signal.SIGKILL)
            await program.wait()
