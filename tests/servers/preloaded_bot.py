"""A bot that has imported and read everything, and forks into each bot that a test starts.

`python -m tests.servers.preloaded_bot PARENT_PID SOCKET_FD`. Importing and reading takes two
seconds of processor, which a hundred starts need not take each. It serves requests of
`preloaded.py` until that one is gone; a fork becomes a session leader of its own, as a program that
was started does.
"""

import asyncio
import gc
import importlib
import json
import os
import selectors
import socket
import sys
import tempfile
from contextlib import suppress
from typing import Any

from bot.locales import Words
from cogs.safety.search import find
from sandbox.leash import end_with

REQUEST_BYTES = 1024**2
IMPORTED = (
    "bot.__main__",
    "bot.commands",
    "bot.app",
    "bot.worker",
    "bot.db.postgres",
    "bot.jobs.distributed.runner",
    "alembic.command",
)


class Forks:
    """The bots that run, and the requests for more."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def serve(self) -> None:
        """Fork whenever asked; return in each fork alone, which is then a bot that just starts."""
        while True:
            for key, _ in self._selector.select():
                if key.data is not None:
                    self._tell_the_end(key)
                elif self._fork():
                    return

    def _fork(self) -> bool:
        asked, handles, _, _ = socket.recv_fds(self._control, REQUEST_BYTES, 3)
        if not asked:
            os._exit(0)
        out, errors, status = handles
        me = os.getpid()
        pid = os.fork()
        if pid == 0:
            if not end_with(me):
                os._exit(1)
            os.close(status)
            self._close()
            become(json.loads(asked), out, errors)
            return True
        os.close(out)
        os.close(errors)
        os.write(status, f"{pid}\n".encode())
        self._selector.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, status))
        return False

    def _tell_the_end(self, key: selectors.SelectorKey) -> None:
        pid, status = key.data
        _, ended = os.waitpid(pid, 0)
        with suppress(BrokenPipeError):  # nobody asks any more
            os.write(status, f"{os.waitstatus_to_exitcode(ended)}\n".encode())
        self._selector.unregister(key.fileobj)
        os.close(key.fd)
        os.close(status)

    def _close(self) -> None:
        for key in list(self._selector.get_map().values()):
            if key.data is not None:
                os.close(key.fd)
                os.close(key.data[1])
        self._selector.close()
        self._control.close()


def become(request: dict[str, Any], out: int, errors: int) -> None:
    """Be what a program is when it starts."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (out, 1), (errors, 2)):
        os.dup2(source, target)
        os.close(source)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    tempfile.tempdir = None  # as TMPDIR says
    sys.argv[:] = request["argv"]


def main() -> None:
    parent, handle = map(int, sys.argv[1:])
    if not end_with(parent):
        os._exit(1)
    for name in IMPORTED:
        importlib.import_module(name)
    # Kept by each process that has read them: all sentences, and the terms of what nobody may draw.
    Words.load()
    asyncio.run(find("", has_picture=False))
    gc.collect()
    gc.freeze()
    Forks(socket.socket(fileno=handle)).serve()
    importlib.import_module("bot.__main__").main()


if __name__ == "__main__":
    main()
