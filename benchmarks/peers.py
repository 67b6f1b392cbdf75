"""The bots under test: how each is started, and with which settings."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.cases import EASEL, FLOOR, Backend, Case, ModelFacts
from benchmarks.standins.world import TOKEN
from tests.servers import postgres

_ARGUMENTS: Mapping[str, list[str]] = {
    EASEL: ["-m", "bot", "run"],
    FLOOR: ["-m", "benchmarks.bots.floor"],
}
WORKER = ["-m", "bot", "worker"]
_UNLIMITED = {
    "MAX_CONCURRENT_PREDICTIONS": "100000",
    "MAX_CONCURRENT_PER_PERSON": "100000",
    "MAX_WAITING_PER_PERSON": "100000",
    "PREDICTION_REQUESTS_PER_MINUTE": "1000000",
    "PREDICTION_STARTS_PER_MINUTE": "1000000",
    "SHUTDOWN_GRACE_SECONDS": "0",
}
# A bot takes nothing from the shell it is started in but where programs are.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE")


def arguments(bot: str) -> list[str]:
    """Return what Python is started with."""
    return list(_ARGUMENTS[bot])


def why_not(case: Case) -> str:
    """Return why a case cannot run on this machine; empty where it can."""
    if case.is_counted and not (shutil.which("valgrind") and shutil.which("vgdb")):
        return "valgrind is not installed"
    if case.backend is Backend.POSTGRES and postgres.binaries() is None:
        return "PostgreSQL is not installed"
    return ""


def environment(
    case: Case, *, discord_port: int, gateway_url: str, images_port: int, directory: Path
) -> dict[str, str]:
    """Return a bot's settings: Easel's own names, which the others read as well."""
    images = f"http://127.0.0.1:{images_port}"
    models = directory / "models.toml"
    models.write_text(_models_file(case), encoding="utf-8")
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "PYTHONUNBUFFERED": "1",
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": f"http://127.0.0.1:{discord_port}/api/v10",
        "DISCORD_GATEWAY_URL": gateway_url,
        "COMETAPI_KEY": "benchmark",
        "PREDICTION_API_URL": f"{images}/v1",
        "IMAGE_ORIGINS": images,
        "DATA_DIR": str(directory / "data"),
        "MODELS_FILE": str(models),
        "EASEL_ENV_FILE": "",
        **_UNLIMITED,
        **case.environment,
    }


def _models_file(case: Case) -> str:
    models: dict[str, ModelFacts] = {group.model.id: group.model for group in case.groups}
    return "\n".join(
        f'[[models]]\nid = "{model.id}"\nlabel = "{model.id.partition("/")[2]}"\n'
        f'purpose = "To be measured with"\nexpected_seconds = {model.expected_seconds}\n'
        "deadline_seconds = 600\n"
        for model in models.values()
    )
