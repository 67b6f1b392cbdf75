"""Members who keep asking for pictures, and what each of them reads in the end."""

import asyncio
import contextlib
import itertools
import re
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from sandbox.discord.refusal import RefusedError
from tests.e2e.real_bot import BotBench, has_picture, is_over, words
from tests.servers.shown import Shown

PROMPT = re.compile(r"paper boat \d{6}")
LONGEST_SECONDS = 240.0
"""So long after the end of a story everybody has their answer: nothing in Easel waits longer."""
PICTURES, UNANSWERED = "pictures", "“did not respond”"
LATE = "pictures after “did not respond”"
BUSY = {words(f"refusal-{reason}"): reason for reason in ("busy", "stopping", "store-away")}


@dataclass(slots=True, kw_only=True)
class Told:
    """What the members read, and what must not have happened."""

    asked: int = 0
    read: Counter[str] = field(default_factory=Counter[str])
    lost: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        """One cell of a table."""
        return ", ".join(f"{count} {what}" for what, count in self.read.most_common())


class Crowd:
    """Asks at an even pace, each time as the next of a few people.

    ``is_varied`` where somebody has more drawn of the same words meanwhile.
    """

    def __init__(self, bench: BotBench, *, per_second: float, is_varied: bool = False) -> None:
        self._bench = bench
        self._is_varied = is_varied
        self._pause_seconds = 1.0 / per_second
        world = bench.world
        self._people = itertools.cycle([bench.as_(one) for one in (world.theo, world.nova)])
        self._asked: dict[int, str] = {}
        self._offline = 0

    @contextlib.asynccontextmanager
    async def asking(self) -> AsyncGenerator[None]:
        """Keep asking while inside."""
        task = asyncio.create_task(self._ask(), name="crowd")
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def told(self) -> Told:
        """Return what everybody was told, once nobody waits any more."""
        told = Told(asked=len(self._asked) + self._offline)
        if self._offline:
            told.read["offline"] = self._offline
        with contextlib.suppress(TimeoutError):
            await self._bench.discord.bell.until(
                lambda: all(map(self._is_answered, self._asked)) and not self._awaited(),
                within_seconds=LONGEST_SECONDS,
                waiting_for="everybody's last word",
            )
        pictures, paid = self._pictures(), self._paid()
        for interaction, prompt in self._asked.items():
            what, count = self._read(interaction), pictures[prompt]
            if what == UNANSWERED and count:
                # Discord gave the command up, and Easel's picture came as a message of its own.
                what = LATE
            told.read[what or "lost"] += 1
            if what is None:
                told.lost.append(f"{prompt}: nothing")
            if (min(count, 1) if self._is_varied else count) != (what in {PICTURES, LATE}):
                told.lost.append(f"{prompt}: {count} pictures, and read: {what}")
            if paid[prompt] and what == UNANSWERED:
                told.lost.append(f"{prompt}: paid for, and never shown")
            if paid[prompt] > 1 and not self._is_varied:
                told.lost.append(f"{prompt}: paid for {paid[prompt]} times")
        return told

    async def _ask(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            prompt = f"paper boat {len(self._asked) + self._offline:06}"
            try:
                self._asked[next(self._people).imagine(prompt)] = prompt
            except RefusedError:
                self._offline += 1
            due += self._pause_seconds
            await asyncio.sleep(max(0.0, due - loop.time()))

    def _shown(self, interaction: int) -> Shown | None:
        message_id = self._bench.discord.desk.outcome(interaction).message_id
        return None if message_id is None else self._bench.message(message_id)

    def _is_answered(self, interaction: int) -> bool:
        shown = self._shown(interaction)
        if shown is not None:
            return is_over(shown)
        return self._bench.discord.desk.outcome(interaction).state == "failed"

    def _read(self, interaction: int) -> str | None:
        """Name what a member read; None where their last word never came."""
        shown = self._shown(interaction)
        if shown is None:
            failed = self._bench.discord.desk.outcome(interaction).state == "failed"
            return UNANSWERED if failed else None
        if not is_over(shown):
            return None
        if has_picture(shown):
            return PICTURES
        for sentence, reason in BUSY.items():
            if sentence in shown.text:
                return f"“{reason}”"
        said = [one for one in shown.said.splitlines() if one and not one.startswith(">")]
        return f"“{PROMPT.sub('…', said[0])[:80]}”"

    def _awaited(self) -> set[str]:
        """Return what Discord gave up before it was answered, and Easel draws all the same."""
        outcome = self._bench.discord.desk.outcome
        unanswered = {
            prompt for one, prompt in self._asked.items() if outcome(one).state == "failed"
        }
        return (unanswered & self._paid().keys()) - self._pictures().keys()

    def _pictures(self) -> Counter[str]:
        found = self._bench.pictures_of("paper boat")
        return Counter(match[0] for one in found if (match := PROMPT.search(one.text)))

    def _paid(self) -> Counter[str]:
        started = self._bench.images.started("paper boat")
        return Counter(str(one.input["prompt"]) for one in started)
