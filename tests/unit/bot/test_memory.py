"""What a running bot keeps in memory: nothing that it has no use for."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import asyncio, pathlib, sys
import bot.__main__, bot.app
from bot.store.database import Database

async def start():
    async with Database.open("", data_dir=pathlib.Path(sys.argv[1])):
        print(*sys.modules)

asyncio.run(start())
"""
LARGE = """
import asyncio, pathlib
from bot.assembly import settle_memory
from bot.imagine.image import fit, off_the_loop, read_image
from tests.fakes.pictures import noise

def megabytes():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

async def work():
    settle_memory()
    small, large = noise(size=(64, 64)), noise(size=(1200, 1200))
    await off_the_loop(fit, read_image(small), len(small) - 1)
    before = megabytes()
    for _ in range(2):
        images = [await asyncio.to_thread(read_image, bytes(bytearray(large))) for _ in range(4)]
        await asyncio.gather(*(off_the_loop(fit, one, len(large) - 1) for one in images))
        del images
    print(megabytes() - before)

asyncio.run(work())
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


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator is what is settled")
def test_what_large_pictures_took_is_given_back() -> None:
    ran = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, check=True, text=True)

    assert float(ran.stdout) < 20
