"""A way to a server that may be cut in the middle of whatever is said on it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress


class Proxy:
    """Hands on what both sides say; while it is cut, neither hears anything, and nothing closes."""

    def __init__(self, *, port: int) -> None:
        self.server_port = port
        """Where new connections lead."""
        self._flows = asyncio.Event()
        self._flows.set()
        self._loop = asyncio.get_running_loop()
        self._pumps: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self.is_cut = asyncio.Event()
        """Set when it was cut for the first time."""
        self.port = 0

    def cut(self) -> None:
        """Hand nothing on; for another thread than that of the loop, and true on return."""
        asyncio.run_coroutine_threadsafe(self.silence(), self._loop).result(timeout=5.0)

    async def silence(self) -> None:
        """Hand nothing on."""
        self._flows.clear()
        self.is_cut.set()

    def mend(self) -> None:
        """Hand on again, also what was said in the meantime."""
        self._flows.set()

    def reset(self) -> None:
        """Break off every connection, in the middle of whatever is said."""
        for writer in self._writers:
            writer.transport.abort()

    @asynccontextmanager
    async def open(self) -> AsyncGenerator["Proxy"]:
        """Listen while inside."""
        server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = int(server.sockets[0].getsockname()[1])
        try:
            yield self
        finally:
            server.close()
            for pump in self._pumps:
                pump.cancel()
            if self._pumps:
                await asyncio.wait(self._pumps)
            for writer in self._writers:
                writer.close()
                with suppress(ConnectionError):
                    await writer.wait_closed()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._flows.wait()
        try:
            there_reader, there_writer = await asyncio.open_connection(
                "127.0.0.1", self.server_port
            )
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, there_writer}
        for source, sink in ((reader, there_writer), (there_reader, writer)):
            pump = asyncio.create_task(self._pump(source, sink))
            self._pumps.add(pump)
            pump.add_done_callback(self._pumps.discard)

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while said := await source.read(65_536):
                await self._flows.wait()
                sink.write(said)
                await sink.drain()
        await self._flows.wait()
        sink.close()
        self._writers.discard(sink)
