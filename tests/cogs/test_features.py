"""Every feature is on the list of features, and its cogs are made complete."""

from importlib import import_module
from pathlib import Path

from bot.db.database import Database
from bot.wiring.features import FEATURES, build_cogs
from tests.harness.services import services_on

COGS = Path(__file__).parents[2] / "cogs"


def test_each_is_on_the_list_once() -> None:
    modules = [f"cogs.{path.parent.name}.feature" for path in COGS.glob("*/feature.py")]

    assert sorted(build.__module__ for build in FEATURES) == sorted(modules)
    assert all(build is import_module(build.__module__).build for build in FEATURES)


async def test_each_cog_is_made_once(store: Database) -> None:
    async with services_on(store) as services:
        cogs = build_cogs(services)

    assert len({type(cog) for cog in cogs}) == len(cogs)
    folders = {type(cog).__module__.split(".")[1] for cog in cogs}
    assert folders == {path.parent.name for path in COGS.glob("*/feature.py")}
