"""Servers of this machine, for this machine alone."""

import errno
import socket

from aiohttp import web

HOST = "127.0.0.1"


class PortTakenError(Exception):
    """The port that was asked for belongs to another program."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is already in use.")
        self.port = port


def listen(port: int) -> socket.socket:
    """A listening socket on loopback; port 0 takes any free one."""
    try:
        return socket.create_server((HOST, port), backlog=1024)
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise PortTakenError(port) from error
        raise


def port_of(sock: socket.socket) -> int:
    """The port a socket listens on."""
    address: tuple[str, int] = sock.getsockname()
    return address[1]


async def serve(app: web.Application, sock: socket.socket) -> web.AppRunner:
    """Serve an application on the socket until the runner's `cleanup`."""
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=2)
    await runner.setup()
    await web.SockSite(runner, sock).start()
    return runner
