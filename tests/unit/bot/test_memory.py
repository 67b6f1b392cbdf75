"""What a running bot keeps in memory: nothing that it has no use for."""

import subprocess
import sys
from pathlib import Path

RUN = """
import asyncio, pathlib, sys
import bot.__main__, bot.app
from bot.store.database import Database

async def start():
    async with Database.open("", data_dir=pathlib.Path(sys.argv[1])):
        print(*sys.modules)

asyncio.run(start())
"""
NEEDED_ELSEWHERE = {
    "PIL.ImageFont",
    "alembic",
    "mako",
    "procrastinate",
    "prometheus_client",
    "psycopg",
    "rich",
}


def test_a_bot_with_a_new_database_loads_only_what_it_uses(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)], capture_output=True, check=True, text=True
    )

    loaded = set(ran.stdout.split())
    assert {"discord", "sqlalchemy"} <= loaded
    assert not NEEDED_ELSEWHERE & loaded
