"""The dashboard, the alerts and the page about both, held to what is exported."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.db.figures import Figures
from bot.web.connections import Answer, serve
from bot.web.metrics import CONTENT_TYPE, Known, Metrics, Watched
from tests.harness.metrics import DEPLOY, names_asked_for, samples_of
from tests.servers.ports import free_port
from tests.servers.prometheus import prometheus_program, running_prometheus

PAGE = (Path(__file__).parents[2] / "docs/operating.md").read_text(encoding="utf-8")
ALERTS = (DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8")
RULES = Path(__file__).parent / "alerts.test.yml"


@pytest.fixture(scope="module")
def exported() -> str:
    figures = Figures(
        read_at=990.0, waiting=2, oldest_at=958.0, workers=3, gateways=1, spent_micros=4_000_000
    )
    watched = Watched(
        is_ready=lambda: True,
        jobs_under_way=lambda: 2,
        shards=lambda: (2, 1),
        day_micros=10_000_000,
    )
    metrics = Metrics(watched=watched, known=Known(figures=figures), time=lambda: 1_000.0)
    return metrics.text().decode()


def test_what_the_database_told_is_exported_as_of_now(exported: str) -> None:
    lines = exported.splitlines()

    assert {
        "easel_queue_jobs 2.0",
        "easel_queue_oldest_wait_seconds 42.0",
        'easel_workers{kind="run"} 1.0',
        'easel_workers{kind="worker"} 3.0',
        "easel_spent_today_usd 4.0",
        "easel_left_today_usd 6.0",
        "easel_figures_timestamp_seconds 990.0",
        "easel_shards 2.0",
        "easel_shards_connected 1.0",
    } <= set(lines)
    # How many there were in this process, other tests decide.
    assert 'easel_http_answers_total{class="429",service="images"}' in exported


def test_what_the_dashboard_and_the_alerts_ask_for_is_exported(exported: str) -> None:
    asked = names_asked_for()

    assert len(asked) > 20
    assert asked - samples_of(exported).keys() == set()


def test_the_page_names_every_metric_of_ours(exported: str) -> None:
    table = PAGE.partition("| Metric | Kind |")[2].partition("\n\n")[0]
    documented = set(re.findall(r"`(easel_\w+)`", table))
    families = [f for f in text_string_to_metric_families(exported) if f.name.startswith("easel_")]
    names = {f"{f.name}_total" if f.type == "counter" else f.name for f in families}

    assert names == documented
    assert all(family.documentation for family in families)


def test_the_page_names_every_alert_and_each_is_tested() -> None:
    alerts = re.findall(r"- alert: (\w+)", ALERTS)
    table = PAGE.partition("| Alert | After |")[2].partition("\n\n")[0]

    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == alerts
    assert set(re.findall(r'alertname="(\w+)"', RULES.read_text(encoding="utf-8"))) == set(alerts)


def test_the_dashboard_can_be_imported() -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "easel.json").read_text(encoding="utf-8"))
    panels = dashboard["panels"]
    shown = [panel for panel in panels if panel["type"] != "row"]

    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(panel["datasource"]["uid"] == "${datasource}" for panel in shown)
    assert all(target["expr"] for panel in shown for target in panel["targets"])


def test_each_alert_fires_on_what_it_is_for() -> None:
    ran = subprocess.run(
        [prometheus_program("promtool"), "test", "rules", RULES.name],
        cwd=RULES.parent,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


async def test_prometheus_reads_all_that_the_dashboard_asks_for(
    exported: str, tmp_path: Path
) -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "easel.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", ())]

    async def metrics() -> Answer:
        return Answer(content_type=CONTENT_TYPE, body=exported.encode())

    port = free_port()
    async with (
        serve({"/metrics": metrics}, host="127.0.0.1", port=port),
        running_prometheus(tmp_path, target=f"127.0.0.1:{port}") as prometheus,
    ):
        await prometheus.scraped()
        rules = await prometheus.rules()
        found = {expression: await prometheus.asked(expression) for expression in asked}

    alerts = set(re.findall(r"- alert: (\w+)", ALERTS))
    assert {name for name, health in rules.items() if health == "ok"} == alerts
    assert {
        expression for expression, answer in found.items() if answer["status"] != "success"
    } == (set())
    # What is a number now, and no change over time, is there after a single look.
    plain = [expression for expression in asked if "rate(" not in expression]
    assert any(found[expression]["data"]["result"] for expression in plain)
