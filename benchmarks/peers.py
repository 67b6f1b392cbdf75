"""The bots under test: how each is started, and with which settings."""

import os
from collections.abc import Mapping
from pathlib import Path

from benchmarks.cases import EASEL, FLOOR, GUIDE, Case, ModelFacts
from benchmarks.processes import ROOT
from benchmarks.standins.world import TOKEN

GUIDE_PACKAGES = ROOT / ".venv" / "guide"
"""Where ``make bench`` puts the client the guide uses; Easel never sees it."""

_ARGUMENTS: Mapping[str, list[str]] = {
    EASEL: ["-m", "bot", "run"],
    FLOOR: ["-m", "benchmarks.bots.floor"],
    GUIDE: ["-m", "benchmarks.bots.guide"],
}
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


def is_there(bot: str) -> bool:
    """Whether everything the bot needs is installed."""
    return bot != GUIDE or (GUIDE_PACKAGES / "replicate").is_dir()


def environment(  # noqa: PLR0913 - the places of one run, all by name
    bot: str,
    case: Case,
    *,
    discord_port: int,
    gateway_url: str,
    images_port: int,
    budget: int,
    directory: Path,
) -> dict[str, str]:
    """Return a bot's settings: Easel's own names, which the others read as well."""
    images = f"http://127.0.0.1:{images_port}"
    models = directory / "models.toml"
    models.write_text(_models_file(case), encoding="utf-8")
    made = {name: os.environ[name] for name in _KEPT if name in os.environ}
    made |= {
        "PYTHONPATH": str(GUIDE_PACKAGES) if bot == GUIDE else "",
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
    }
    if budget:
        made["PREDICTION_REQUESTS_PER_MINUTE"] = str(budget)
    return made | dict(case.environment)


def _models_file(case: Case) -> str:
    models: dict[str, ModelFacts] = {group.model.id: group.model for group in case.groups}
    return "\n".join(
        f'[[models]]\nid = "{model.id}"\nlabel = "{model.id.partition("/")[2]}"\n'
        f'purpose = "To be measured with"\nexpected_seconds = {model.expected_seconds}\n'
        f"deadline_seconds = {model.deadline_seconds}\n"
        for model in models.values()
    )
