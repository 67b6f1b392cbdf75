"""What /metrics tells, and what is asked of it."""

import re
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

DEPLOY = Path(__file__).parents[2] / "deploy"
_NAME = re.compile(r"\b(?:easel|process)_[a-z_]+\b")


async def text_of(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as answer:
        assert answer.status == 200
        return await answer.text()


def samples_of(text: str) -> dict[str, float]:
    """The samples of each name, added up."""
    found: dict[str, float] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[sample.name] = found.get(sample.name, 0.0) + sample.value
    return found


def names_asked_for() -> set[str]:
    """Every metric that the dashboard and the alerts name."""
    files = [DEPLOY / "grafana" / "easel.json", DEPLOY / "prometheus" / "alerts.yml"]
    return {name for file in files for name in _NAME.findall(file.read_text(encoding="utf-8"))}
