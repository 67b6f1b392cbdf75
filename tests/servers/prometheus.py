"""A real Prometheus with Easel's example of a configuration."""

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yarl

from tests.harness.metrics import DEPLOY
from tests.patience import PATIENCE_SECONDS
from tests.servers.ports import free_port

_TARGET = "127.0.0.1:9090"
"""As the example has it."""


def prometheus_program(name: str) -> str:
    """Return where ``prometheus`` or ``promtool`` is: on the path, or where the script puts it."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    unpacked = cache / "easel" / "prometheus" / name
    found = shutil.which(name) or (str(unpacked) if unpacked.exists() else None)
    if found is None:
        pytest.skip("Prometheus is not installed: run scripts/system-packages")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Prometheus:
    """A server that is running."""

    url: yarl.URL
    session: aiohttp.ClientSession

    async def scraped(self) -> None:
        """Wait until it has read the metrics of its target."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    told = await self._get("targets")
                    if [one["health"] for one in told["data"]["activeTargets"]] == ["up"]:
                        return
                await asyncio.sleep(0.1)

    async def rules(self) -> dict[str, str]:
        """Return the alerts, each with how evaluating it goes, once each was evaluated."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                groups = (await self._get("rules"))["data"]["groups"]
                found = {one["name"]: one["health"] for group in groups for one in group["rules"]}
                if "unknown" not in found.values():
                    return found
                await asyncio.sleep(0.1)

    async def asked(self, expression: str) -> dict[str, Any]:
        """Return its answer to an expression as Grafana asks it, with its variables filled in."""
        for variable in ("$__rate_interval", "$__interval", "$__range"):
            expression = expression.replace(variable, "1m")
        return await self._get("query", query=expression.replace("$instance", ".*"))

    async def _get(self, what: str, **query: str) -> dict[str, Any]:
        async with self.session.get(self.url / "api" / "v1" / what, params=query) as answer:
            found: dict[str, Any] = await answer.json()
            return found


@contextlib.asynccontextmanager
async def running_prometheus(folder: Path, *, target: str) -> AsyncGenerator[Prometheus]:
    """Run one that looks at ``target`` each second, while inside."""
    example = (DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf-8")
    assert _TARGET in example
    config = folder / "prometheus.yml"
    quick = example.replace(_TARGET, target).replace("15s", "1s")
    config.write_text(quick, encoding="utf-8")
    shutil.copy(DEPLOY / "prometheus" / "alerts.yml", folder)
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        prometheus_program("prometheus"),
        f"--config.file={config}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with aiohttp.ClientSession() as session:
            yield Prometheus(url=yarl.URL(f"http://127.0.0.1:{port}"), session=session)
    finally:
        process.terminate()
        await process.wait()
