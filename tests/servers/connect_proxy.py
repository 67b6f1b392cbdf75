"""An HTTP proxy on loopback that notes what it is asked for, and hears what is said behind it."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class ConnectProxy:
    """Takes CONNECT, hears the first words of whoever connects, and hangs up."""

    port: int
    status: str = "200 Connection established"
    asked: list[str] = field(default_factory=list[str])
    """The request lines."""
    heads: list[str] = field(default_factory=list[str])
    heard: list[bytes] = field(default_factory=list[bytes])
    """What came through each tunnel first."""

    @property
    def hosts(self) -> list[str]:
        """The hosts and ports that somebody wanted to reach."""
        return [re.sub(r"CONNECT (\S+) .*", r"\1", line) for line in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.asked.append(head.partition("\r\n")[0])
            self.heads.append(head)
            writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            if self.status.startswith("200"):
                self.heard.append(await reader.read(65_536))
        writer.close()


@asynccontextmanager
async def connect_proxy(status: str = "200 Connection established") -> AsyncGenerator[ConnectProxy]:
    """Serve one inside."""
    proxy = ConnectProxy(port=0, status=status)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        yield proxy
