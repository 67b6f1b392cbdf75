"""An outage of the image service, with the bot killed in the middle of it."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

REFUSALS = 2
"""So many members read what it was; the next one waits."""
NOTICE = "draw every picture that was asked for here"


def notices(bench: BotBench) -> list[Shown]:
    return [one for one in bench.messages() if NOTICE in one.text]


def due(folder: Path) -> None:
    """Let the next process find the next try due, instead of in half a minute."""
    with closing(sqlite3.connect(folder / "easel.db", timeout=10.0)) as rows, rows:
        rows.execute("UPDATE outages SET next_try_at = ?", (time.time(),))


async def test_what_waits_in_an_outage_survives_a_kill_and_is_drawn(tmp_path: Path) -> None:
    async with real_bot(images=WatchedImages(pace=0.05), data_dir=tmp_path) as bench:
        for number in range(REFUSALS):
            refused = await bench.over(bench.imagine(f"!402 kettle {number}"))
            assert words("failure-no-balance") in refused.text
        third = bench.imagine("!402 the third kettle")
        held = await bench.reply(third, until=lambda one: "nothing is lost" in one.text)
        await bench.until(lambda: notices(bench), "the notice in the channel")
        fourth = bench.imagine("a fourth kettle")
        waiting = await bench.reply(fourth, until=lambda one: "nothing is lost" in one.text)
        bench.press(held, label=words("button-cancel"))
        await bench.over(third)
        assert bench.images.created("a fourth kettle") == []

        due(tmp_path)
        await bench.kill_bot()

        drawn = await bench.message_is(waiting, has_picture)
        await bench.until(lambda: not notices(bench), "the end of the notice")
        assert drawn.id == waiting.id
        assert len(bench.images.created("a fourth kettle")) == 1
