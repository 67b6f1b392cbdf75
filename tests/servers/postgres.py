"""A PostgreSQL of our own: the machine's binaries, a private cluster, a free port."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.db.location import Server, locate
from bot.db.postgres import make_ready
from tests.patience import PATIENCE_SECONDS

SERVER_USER = "postgres"
"""The server refuses to run as root; Debian's package makes this user."""
_FAST = (
    # What is lost when the machine loses power is of no concern here.
    *("-c", "fsync=off", "-c", "synchronous_commit=on", "-c", "full_page_writes=off"),
    *("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
    *("-c", "max_connections=200", "-c", "shared_buffers=32MB"),
)


def binaries() -> Path | None:
    """Where initdb and postgres are: the newest of Debian's, else what the path leads to."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    found = debian[-1] if debian else shutil.which("postgres")
    if found is None:
        return None
    folder = Path(found).resolve().parent
    return folder if (folder / "initdb").exists() else None


def _version(path: Path) -> float:
    try:
        return float(path.parents[1].name)
    except ValueError:
        return 0.0


class PostgresServer:
    """One server process; it can be stopped and started again on its port, with its data."""

    def __init__(self, *, binaries: Path, folder: Path) -> None:
        self._binaries = binaries
        self._options: tuple[str, ...] = ()
        self._data = folder / "data"
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self._template: str | None = None
        with socket.create_server(("127.0.0.1", 0)) as sock:
            self.port = int(sock.getsockname()[1])

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://easel@127.0.0.1:{self.port}/{database}"

    @property
    def pid(self) -> int:
        """The process whose children serve the connections; only while it runs."""
        assert self._process is not None
        return self._process.pid

    def create_cluster(self) -> None:
        self._run("initdb", "--username=easel", "--auth=trust", "--no-sync", "--encoding=UTF8",
                  "--locale=C", f"--pgdata={self._data}")  # fmt: skip

    def copy_cluster(self, primary: "PostgresServer") -> None:
        """Become a standby that follows another server, which is running."""
        self._run("pg_basebackup", "--write-recovery-conf", "--no-sync", "--checkpoint=fast",
                  f"--pgdata={self._data}",
                  f"--dbname={primary.url()}?application_name=standby")  # fmt: skip

    def use(self, options: Sequence[str]) -> None:
        """Have these options from the next start on."""
        self._options = tuple(options)

    def promote(self) -> None:
        """Follow nobody any more, and take changes."""
        self._run("pg_ctl", "promote", f"--pgdata={self._data}")

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self._binaries / "postgres",
                    "-D",
                    self._data,
                    "-p",
                    str(self.port),
                    *_FAST,
                    *self._options,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_as_server_user(),
            )
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text()[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it as a crash would: every connection breaks off at once."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(PATIENCE_SECONDS)
            self._process = None

    @contextmanager
    def standing_still(self) -> Generator[None]:
        """Let it take what is sent and answer nothing, as a server whose disk hangs."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        pids = [self.pid, *map(int, children)]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def create_database(self, *, template: str = "template1") -> str:
        """Return the URL of a new database: a copy of this one, by default an empty one."""
        self._databases += 1
        name = f"easel_{self._databases}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY".encode()
            )
        return self.url(name)

    def create_database_with_tables(self) -> str:
        """Return the URL of a new database in which Easel's tables are, as after a first start."""
        if self._template is None:
            self._template = self.create_database()
            location = locate(self._template, data_dir=Path())
            assert isinstance(location, Server)
            with ThreadPoolExecutor() as thread:  # a fixture that asks may have a loop running
                thread.submit(make_ready, location).result()
        return self.create_database(template=_name_in(self._template))

    def drop_database(self, url: str) -> None:
        """Remove a database, whoever is connected to it: each takes 13 MB."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {_name_in(url)} WITH (FORCE)".encode())

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._binaries / program, *arguments],
            check=True,
            capture_output=True,
            timeout=120,
            **_as_server_user(),
        )


def _name_in(url: str) -> str:
    return url.rpartition("/")[2]


def _as_server_user() -> dict[str, Any]:
    return {"user": SERVER_USER, "group": SERVER_USER, "cwd": "/"} if os.geteuid() == 0 else {}


@contextmanager
def running_postgres(*, following: PostgresServer | None = None) -> Generator[PostgresServer]:
    """A server while inside, perhaps a copy that follows another; nothing of it is left."""
    found = binaries()
    if found is None:
        pytest.skip("PostgreSQL is not installed: run scripts/system-packages")
    folder = Path(tempfile.mkdtemp(prefix="easel-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SERVER_USER, SERVER_USER)
        server = PostgresServer(binaries=found, folder=folder)
        if following is None:
            server.create_cluster()
        else:
            server.copy_cluster(following)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
