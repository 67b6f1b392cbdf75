"""Taking one's pictures along: fetched from Discord one by one, sent as files in parts."""

import asyncio
import contextlib
import logging
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

import discord
from discord import ui

from bot.errors import BotError, Fact, RefusedError
from bot.imagine.job import Job
from bot.locales import Markdown
from bot.log import level_of
from cogs.kit.install_context import FOLLOW_UP_LIMIT, is_user_install
from cogs.kit.panels import panel, progress_bar, put_panel
from cogs.kit.rest import ERRORS, is_too_large
from cogs.kit.router import HexId, Press, Written
from cogs.privacy.export import ExportService, ExportTooLargeError
from cogs.privacy.picture_files import PageEntry, PictureFile
from cogs.reply import jump_link
from cogs.results import PicturesGoneError
from cogs.services import Services

logger = logging.getLogger(__name__)

PACKING_SECONDS = 11 * 60.0
"""An answer can be written for 15 minutes; the last file needs time to be sent."""
FETCH_SECONDS = 30.0
SEND_SECONDS = 150.0
SHOWN_EVERY_SECONDS = 3.0
AT_ONCE = 2
"""So many people's are packed at once by a process: each takes a file's room on the disk."""
AWAY_IN_A_ROW = 3
"""So many results that Discord did not hand over mean that it is away."""
LEAST_LIMIT_BYTES = 1_000_000
EXTENSION = re.compile(r"\.([a-z0-9]{1,5})$", re.IGNORECASE)
MISSING = ("gone", "private", "large", "later")
"""Why a picture is in no file: the words are ``privacy-missing-<why>``."""


class PackingError(RefusedError):
    """Theirs are being packed already."""

    words_id = "refusal-privacy-packing"


class Sent(NamedTuple):
    """How many files were sent so far, and how many pictures are in them."""

    files: int
    pictures: int


_SENT = Written(
    "[0-9]{1,4}:[0-9]{1,7}",
    read=lambda text: Sent(*map(int, text.split(":"))),
    write=lambda sent: f"{sent.files}:{sent.pictures}",
)


class TakeAlongPress(Press, tag="privacy:pictures"):
    """Pack my pictures, the newest first; ``after`` the last one that was sent."""

    after: HexId | None = None
    sent: Annotated[Sent, _SENT] | None = None
    """The next file's number, and the count in the end, go on from these."""


@dataclass(slots=True, kw_only=True)
class _Packing:
    """One person's pictures on their way; what counts is what was sent."""

    interaction: discord.Interaction
    jobs: Sequence[str]
    """Ids, the newest first."""
    done: int
    """How many of the jobs are in files; the next file begins behind them."""
    offset: int = 0
    """How many pictures of the next job are in a file: it alone fills more than one."""
    limit_bytes: int
    give_up_at: float
    files_before: int
    """How many files earlier presses sent; the two below count on from theirs."""
    file_count: int
    picture_count: int
    missing: Counter[str] = field(default_factory=Counter[str])
    shown_at: float = -math.inf

    @property
    def files_now(self) -> int:
        """How many files this press sent."""
        return self.file_count - self.files_before


@dataclass(slots=True, kw_only=True)
class _Filled:
    """How far a file came."""

    done: int
    offset: int
    missing: list[tuple[int, str, int]] = field(default_factory=list[tuple[int, str, int]])
    """Of which job, why, and how many pictures are not in it."""
    away_in_a_row: int = 0


class TakeAlong:
    """Packs for one person once at a time; after a kill they press again, where it stopped."""

    def __init__(self, services: Services, *, records: ExportService) -> None:
        self._records = records
        self._first_answers = services.first_answers
        self._refusals = services.refusals
        self._ledger = services.ledger
        self._pictures = services.pictures
        self._words = services.words
        self._clock = services.clock
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._people: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Stop; what was sent is complete, and the button goes on behind it."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def begin(self, interaction: discord.Interaction, press: TakeAlongPress) -> None:
        """Begin to pack where the last press stopped, and answer with how far it is.

        Raises:
            PackingError: this person's are being packed.
        """
        user_id = interaction.user.id
        if user_id in self._people:
            raise PackingError
        self._people.add(user_id)
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except BaseException:
            self._people.discard(user_id)
            raise
        task = asyncio.create_task(self._pack(interaction, press), name=f"take-along-{user_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: self._people.discard(user_id))

    async def _pack(self, interaction: discord.Interaction, press: TakeAlongPress) -> None:
        # Counted from here: waiting for others is part of it.
        give_up_at = self._clock.monotonic() + PACKING_SECONDS
        files, pictures = press.sent or Sent(files=0, pictures=0)
        try:
            jobs = await self._records.pictures(interaction.user.id)
            packing = _Packing(
                interaction=interaction,
                jobs=jobs,
                done=jobs.index(press.after) + 1 if press.after in jobs else 0,
                files_before=files,
                file_count=files,
                picture_count=pictures,
                limit_bytes=interaction.filesize_limit,
                give_up_at=give_up_at,
            )
            await self._show(packing, packing.done)
            async with self._turns:
                is_going_on = True
                while is_going_on and packing.done < len(jobs) and self._may_go_on(packing):
                    is_going_on = await self._send_one(packing)
            await put_panel(interaction, self._result(packing))
        except (BotError, *ERRORS) as error:
            logger.log(level_of(error), "interaction %d: not packed: %r", interaction.id, error)
            await self._refusals.say(interaction, error)

    def _may_go_on(self, packing: _Packing) -> bool:
        # The panel is an answer, and counts as none of those that may follow.
        is_full = packing.files_now >= FOLLOW_UP_LIMIT and is_user_install(packing.interaction)
        return not is_full and self._clock.monotonic() < packing.give_up_at

    async def _send_one(self, packing: _Packing) -> bool:
        """Pack a file and send it; False where Discord hands over nothing, or takes nothing."""
        file = await asyncio.to_thread(
            PictureFile,
            words=self._words,
            locale=packing.interaction.locale.value,
            limit_bytes=packing.limit_bytes,
            number=packing.file_count + 1,
        )
        try:
            has_record = packing.done == 0 and packing.files_now == 0
            if has_record:
                await self._add_record(packing, file)
            filled = await self._fill(packing, file)
            is_away = filled.away_in_a_row >= AWAY_IN_A_ROW
            if not has_record and (file.is_empty or (is_away and not file.picture_count)):
                # The rest was erased meanwhile, or Discord hands nothing over.
                packing.done = filled.done
                return False
            is_sent = await self._send(packing, file)
        finally:
            await asyncio.to_thread(file.close)
        if is_sent:
            packing.done, packing.offset = filled.done, filled.offset
            packing.file_count += 1
            packing.picture_count += file.picture_count
            for at, why, count in filled.missing:
                packing.missing[why] += count if at < filled.done else 0
        return not is_away

    async def _add_record(self, packing: _Packing, file: PictureFile) -> None:
        export = await self._records.export(
            packing.interaction.user.id,
            self._words,
            packing.interaction.locale.value,
            most_bytes=packing.limit_bytes,
        )
        await asyncio.to_thread(file.add_document, export.filename, export.content)
        if not file.has_room:
            raise ExportTooLargeError

    async def _fill(self, packing: _Packing, file: PictureFile) -> _Filled:
        filled = _Filled(done=packing.done, offset=packing.offset)
        while filled.done < len(packing.jobs) and self._clock.monotonic() < packing.give_up_at:
            await self._first_answers.give_way()
            await self._show(packing, filled.done)
            job = await self._ledger.find(packing.jobs[filled.done])
            if job is not None and not await self._add(job, file, filled):
                break
            if filled.away_in_a_row >= AWAY_IN_A_ROW:
                # They are fetched again behind what was sent.
                filled.done -= AWAY_IN_A_ROW - 1
                break
            filled.done, filled.offset = filled.done + 1, 0
        return filled

    async def _add(self, job: Job, file: PictureFile, filled: _Filled) -> bool:
        """Add the pictures of a result; False where the rest belongs into the next file."""
        entry = PageEntry(job=job, link=jump_link(job))
        count = 1 if job.result_info is None else job.result_info.got
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                pictures = (await self._pictures.of(job))[filled.offset :]
        except PicturesGoneError:
            is_private = job.reply.is_private and job.published_message_id is None
            await self._miss(file, entry, filled, "private" if is_private else "gone", count)
            return True
        except ERRORS as error:
            await self._miss_for_now(file, entry, filled, error, count)
            return True
        sizes = [one.size for one in pictures if file.could_fit(entry, one.size)]
        if not file.is_empty and not file.fits(entry, sum(sizes)):
            # Better whole in the next one.
            return False
        for picture in pictures:
            if not file.could_fit(entry, picture.size):
                await self._miss(file, entry, filled, "large", 1)
            elif not file.fits(entry, picture.size):
                return False
            else:
                await self._add_one(file, entry, filled, picture)
            filled.offset += 1
        return True

    async def _add_one(
        self, file: PictureFile, entry: PageEntry, filled: _Filled, picture: discord.Attachment
    ) -> None:
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                content = await picture.read()
        except (discord.NotFound, discord.Forbidden):
            await self._miss(file, entry, filled, "gone", 1)
        except ERRORS as error:
            await self._miss_for_now(file, entry, filled, error, 1)
        else:
            extension = EXTENSION.search(picture.filename)
            await asyncio.to_thread(
                file.add_picture,
                entry,
                filled.offset + 1,
                "png" if extension is None else extension[1],
                content,
                is_covered=picture.is_spoiler(),
            )
            filled.away_in_a_row = 0

    async def _miss_for_now(
        self, file: PictureFile, entry: PageEntry, filled: _Filled, error: Exception, count: int
    ) -> None:
        logger.info("job %s: its pictures are not packed: %r", entry.job.id, error)
        filled.away_in_a_row += 1
        await self._miss(file, entry, filled, "later", count)

    async def _miss(
        self, file: PictureFile, entry: PageEntry, filled: _Filled, why: str, count: int
    ) -> None:
        filled.missing.append((filled.done, why, count))
        await asyncio.to_thread(file.add_missing, entry, f"privacy-missing-{why}", count)

    async def _send(self, packing: _Packing, file: PictureFile) -> bool:
        """Send a file; False where Discord finds it too large: the next try has half the limit."""
        content = await asyncio.to_thread(file.finish)
        number = packing.file_count + 1
        said = self._say(packing, "privacy-file", number=number, count=file.picture_count)
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await packing.interaction.followup.send(
                    said,
                    file=discord.File(content, filename=f"easel-pictures-{number}.zip"),
                    ephemeral=True,
                    wait=True,
                )
        except discord.HTTPException as error:
            packing.limit_bytes //= 2
            if not is_too_large(error) or packing.limit_bytes < LEAST_LIMIT_BYTES:
                raise
            return False
        return True

    async def _show(self, packing: _Packing, done: int) -> None:
        now = self._clock.monotonic()
        if now - packing.shown_at < SHOWN_EVERY_SECONDS or not packing.jobs:
            return
        packing.shown_at = now
        total = len(packing.jobs)
        said = self._say(
            packing,
            "privacy-packing",
            bar=Markdown(progress_bar(done / total)),
            done=done,
            total=total,
            count=packing.file_count,
        )
        with contextlib.suppress(*ERRORS):
            # How far it is, is a courtesy.
            await put_panel(packing.interaction, self._panel(packing, said))

    def _result(self, packing: _Packing) -> ui.LayoutView:
        if not packing.jobs:
            said = self._say(packing, "privacy-packed-none")
            return panel(ui.TextDisplay(said))
        is_all = packing.done == len(packing.jobs)
        lines = [
            self._say(
                packing,
                "privacy-packed" if is_all else "privacy-packed-part",
                count=packing.picture_count,
                files=packing.file_count,
                left=len(packing.jobs) - packing.done,
            )
        ]
        lines += [
            f"-# {self._say(packing, f'privacy-missing-{why}', count=packing.missing[why])}"
            for why in MISSING
            if packing.missing[why]
        ]
        said = "\n".join(lines)
        return panel(ui.TextDisplay(said)) if is_all else self._panel(packing, said)

    def _panel(self, packing: _Packing, said: str) -> ui.LayoutView:
        after = packing.jobs[packing.done - 1] if packing.done else None
        sent = Sent(files=packing.file_count, pictures=packing.picture_count)
        button = ui.Button[ui.LayoutView](
            label=self._say(packing, "privacy-go-on"),
            custom_id=TakeAlongPress(after=after, sent=sent if any(sent) else None).custom_id,
        )
        return panel(ui.TextDisplay(said), ui.ActionRow(button))

    def _say(self, packing: _Packing, words_id: str, **facts: Fact) -> str:
        return self._words.say(words_id, packing.interaction.locale.value, **facts)
