"""Ports of this machine."""

import socket


def free_port() -> int:
    """A port that was free just now."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])
