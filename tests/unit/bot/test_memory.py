"""What a running bot keeps in memory: nothing that it has no use for."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image as Pillow

RUN = """
import asyncio, pathlib, sys
import bot.__main__, bot.commands, bot.app
from bot.db.database import Database

async def start():
    async with Database.open("", data_dir=pathlib.Path(sys.argv[1])):
        print(*sys.modules)

asyncio.run(start())
"""
LARGE = """
import asyncio, pathlib
from bot.wiring.memory import settle_memory
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
PEAK = """
import pathlib, re, sys
from bot.imagine.image import fit, read_image

limit_bytes = int(sys.argv[2])
image = fit(read_image(pathlib.Path(sys.argv[1]).read_bytes()), limit_bytes)
# How much was in memory at once; what resource tells begins at the size of the parent.
kilobytes = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
print(int(kilobytes) // 1000, image.width, image.height)
"""
NEEDED_ELSEWHERE = {
    "PIL.ImageFont",
    "alembic",
    "mako",
    "procrastinate",
    "prometheus_client",
    "psycopg",
    "rich",
    "typer",
}
NEEDED_TO_RUN = {"PIL", "aiohttp", "discord", "pydantic", "rich", "sqlalchemy", "typer"}


def test_a_bot_with_a_new_database_loads_only_what_it_uses(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)], capture_output=True, check=True, text=True
    )

    loaded = set(ran.stdout.split())
    assert {"discord", "sqlalchemy"} <= loaded
    assert not NEEDED_ELSEWHERE & loaded


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_needs_nothing_that_the_commands_need(asked: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", asked],
        capture_output=True,
        check=True,
        text=True,
    )

    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert "argparse" in loaded
    assert not NEEDED_TO_RUN & loaded
    assert ran.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator is what is settled")
def test_what_large_pictures_took_is_given_back() -> None:
    ran = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, check=True, text=True)

    assert float(ran.stdout) < 20


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel is asked for the most")
@pytest.mark.parametrize(
    ("size", "orientation", "quality", "shown"),
    [
        ((6000, 4000), 1, 95, (6000, 4000)),
        ((6000, 4000), 6, 95, (2000, 3000)),
        ((8000, 6000), 1, 80, (4000, 3000)),
    ],
)
def test_a_very_large_photo_is_made_smaller_in_little_memory(
    tmp_path: Path,
    size: tuple[int, int],
    orientation: int,
    quality: int,
    shown: tuple[int, int],
) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    grain = Pillow.effect_noise((size[0] // 4, size[1] // 4), 90).resize(size).convert("RGB")
    photo = tmp_path / "photo.jpg"
    grain.save(photo, "JPEG", quality=quality, exif=exif)
    assert photo.stat().st_size > 11_000_000

    peak_megabytes, *its_size = made_to_fit(photo, 10_485_760)

    assert peak_megabytes < 300
    assert tuple(its_size) == shown


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel is asked for the most")
@pytest.mark.parametrize(("mode", "shown"), [("RGB", [3000, 3000]), ("RGBA", [1500, 1500])])
def test_a_very_large_drawing_is_made_smaller_in_little_memory(
    tmp_path: Path, mode: str, shown: list[int]
) -> None:
    drawing = tmp_path / "drawing.png"
    grain = Pillow.effect_noise((2200, 2200), 90).convert(mode)
    grain.resize((6000, 6000), Pillow.Resampling.NEAREST).save(drawing, "PNG", compress_level=1)
    assert 10_600_000 < drawing.stat().st_size < 64_000_000

    peak_megabytes, *its_size = made_to_fit(drawing, 10_485_760)

    assert peak_megabytes < 170
    assert its_size == shown


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel is asked for the most")
def test_a_very_large_drawing_that_fits_is_not_decoded(tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.png"
    Pillow.new("RGB", (7000, 7000)).save(drawing, "PNG")

    peak_megabytes, *its_size = made_to_fit(drawing, 10_485_760)

    assert peak_megabytes < 150
    assert its_size == [7000, 7000]


def made_to_fit(file: Path, limit_bytes: int) -> list[int]:
    """Let another process do it; returns its most megabytes, and width and height that come out."""
    ran = subprocess.run(
        [sys.executable, "-c", PEAK, str(file), str(limit_bytes)],
        capture_output=True,
        check=True,
        text=True,
    )
    return [int(number) for number in ran.stdout.split()]
