"""The reply's faces: progress, the wait for moderators, the picture, why there is none."""

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

import discord

from bot.catalog.attachment import SPOILER_PREFIX
from bot.errors import (
    AccessDeniedError,
    Failure,
    ModelUnavailableError,
    OutputKindError,
    PredictionTimedOutError,
)
from bot.imagine.image import Image
from bot.imagine.job import Job
from bot.imagine.progress import Progress, Stage
from bot.imagine.request import Way
from bot.imagine.result import ResultInfo
from bot.locales import Markdown, Words
from bot.locales.amounts import tenths
from bot.locales.markdown import escaped, one_line, within
from cogs.kit.components import Card, beside, boxed, gallery, row, text
from cogs.kit.panels import ACCENT, DANGER, progress_bar
from cogs.kit.times import ago, moment, second_after
from cogs.reply.buttons import ANYBODY, ActionRows, AllowedUsers, CardPart, Requires, offered

if TYPE_CHECKING:
    from discord.types.components import ActionRow, ContainerChildComponent

WORKING, DONE, FAILED = ACCENT, discord.Colour(0x3BA55C), DANGER

PROMPT_SHOWN_CHARACTERS = 1_000
NOTES_CHARACTERS = 1_600
"""All text of one message with components is limited to 4,000 characters."""
ALT_CHARACTERS = 1_024
"""Discord's limit for the description of a gallery item."""
FILE_STEM, SOURCE_STEM = "easel", "easel-from"
_OTHER_MODEL = frozenset(
    error.words_id
    for error in (
        AccessDeniedError,
        ModelUnavailableError,
        OutputKindError,
        PredictionTimedOutError,
    )
)
"""After these failures another model may succeed."""


def quoted(prompt: str) -> str:
    """Show a member's words as theirs: one quoted line, no markdown, no mentions."""
    return f"> {escaped(prompt, PROMPT_SHOWN_CHARACTERS)}"


def alt_of(prompt: str) -> str:
    """Return a prompt as the description of its picture."""
    return one_line(prompt, ALT_CHARACTERS)


def filenames_of(job: Job, images: Sequence[Image], *, is_spoiler: bool = False) -> list[str]:
    """Return what a job's pictures are called as files on Discord."""
    is_covered = is_spoiler or job.request.is_spoiler
    beginning = f"{SPOILER_PREFIX if is_covered else ''}{FILE_STEM}-{job.id[:8]}"
    return [
        f"{beginning}-{number}.{image.extension}" for number, image in enumerate(images, start=1)
    ]


def source_name_of(job: Job, *, is_spoiler: bool = False) -> str:
    """Return what the small picture of all that a job started from is called on Discord."""
    is_covered = (
        is_spoiler or job.is_covered or any(image.is_spoiler for image in job.request.images)
    )
    return f"{SPOILER_PREFIX if is_covered else ''}{SOURCE_STEM}-{job.id[:8]}.webp"


def is_source(filename: str) -> bool:
    """Whether a file on Discord is such a picture: it stands for others, and nobody means it."""
    return filename.removeprefix(SPOILER_PREFIX).startswith(f"{SOURCE_STEM}-")


def is_of(job: Job, filename: str) -> bool:
    """Whether a file on Discord is a picture of this job."""
    return filename.removeprefix(SPOILER_PREFIX).startswith(f"{FILE_STEM}-{job.id[:8]}-")


class Cards:
    """Builds what a job's reply shows, in the reply's language."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        words: Words,
        can_upscale: bool = True,
        can_scale: bool = True,
        can_edit: bool = True,
        says_ai: bool = True,
        can_fill: bool = True,
        can_fill_otherwise: bool = True,
    ) -> None:
        self._words = words
        self._rows = ActionRows(words=words)
        self._can_upscale, self._can_scale = can_upscale, can_scale
        self._can_edit = can_edit
        self._says_ai = says_ai
        self._can_fill, self._can_fill_otherwise = can_fill, can_fill_otherwise

    def progress(self, job: Job, progress: Progress) -> Card:
        """Show how far the job is, with a way to stop it."""
        since = self._say(job, "progress-since", ago=ago(job.created_at))
        said = f"{self._state(job, progress)}\n-# {self._facts(job)} · {since}"
        if progress.stage is Stage.HANDED_OVER:
            return self._told(job, said)
        return self._told(job, said, self._rows.buttons(job, CardPart.PROGRESS))

    def leaving(self, job: Job) -> Card:
        """Say that the picture will come in direct messages: this reply is out of reach then."""
        return self._told(job, f"{self._say(job, 'progress-leaving')}\n-# {self._facts(job)}")

    def picture(
        self, job: Job, info: ResultInfo, filenames: Sequence[str], *, source: str | None = None
    ) -> Card:
        """Show the pictures, uploaded beside this card under these names.

        ``source`` is the file that shows what they started from.
        """
        parts = self._picture_parts(job, info, filenames, source)
        parts += self._offers(job, len(filenames), is_public=not job.reply.is_private)
        reply = job.reply
        if reply.is_private and reply.guild_id is not None and reply.can_publish:
            parts.append(self._rows.buttons(job, CardPart.PRIVATE))
        return boxed(*parts, colour=DONE)

    def published(  # noqa: PLR0913 - three by name
        self,
        job: Job,
        info: ResultInfo,
        filenames: Sequence[str],
        *,
        source: str | None = None,
        star_count: int = 0,
        is_public: bool = True,
        viewer_is: Container[AllowedUsers] = ANYBODY,
    ) -> Card:
        """Show a result to everyone in its server, who can star and report it; or elsewhere.

        Where one person alone sees it, the list is of what ``viewer_is`` allowed.
        """
        parts = self._picture_parts(job, info, filenames, source)
        offers = self._offers(
            job,
            len(filenames),
            is_public=is_public,
            star_count=star_count,
            viewer_is=viewer_is,
        )
        return boxed(*parts, *offers, colour=DONE)

    def kept(
        self, job: Job, info: ResultInfo, filenames: Sequence[str], *, link: str | None
    ) -> Card:
        """Show the pictures as somebody's own copy, with a way back to where they are from."""
        parts = self._picture_parts(job, info, filenames)
        if link is not None:
            parts.append(text(self._say(job, "card-original", link=link)))
        return boxed(*parts, colour=DONE)

    def showcased(
        self,
        job: Job,
        info: ResultInfo,
        filenames: Sequence[str],
        *,
        link: str | None,
        star_count: int,
    ) -> Card:
        """Show the pictures in a showcase, where they can be starred as well."""
        kept = self.kept(job, info, filenames, link=link)
        return Card((*kept.components, row(self._rows.star(job, star_count))))

    def waiting(self, job: Job, until: float) -> Card:
        """Say that moderators look at the pictures first; neither these nor the words are there."""
        return self._told(job, f"{self.say_waiting(job, until)}\n-# {self._facts(job)}")

    def reason(self, job: Job, failure: Failure) -> Card:
        """Say why there is no picture, and offer what may help: again, other words or model."""
        asked = [] if _is_unseen(job) else self._asked(job)
        said = text(f"{self.say_reason(job, failure)}\n-# {self._facts(job)}")
        can_help = {
            Requires.RETRYABLE: failure.can_retry,
            Requires.OTHER_MODEL: failure.words_id in _OTHER_MODEL,
            Requires.FROM_WORDS: job.request.way is not Way.UPSCALE,
        }
        its = frozenset(one for one, is_so in can_help.items() if is_so)
        actions = offered(CardPart.FAILURE, its)
        rows = [self._rows.row(job, *actions)] if actions else []
        return boxed(*asked, said, *rows, colour=FAILED)

    def removed(self, job: Job) -> Card:
        """Say that there was a picture, without its prompt: that may be why it is gone."""
        return boxed(text(self._say(job, "card-removed")), colour=FAILED)

    def naming(self, job: Job, card: Card) -> Card:
        """Put a line on top that names the requester, for a message that answers nothing."""
        return Card((text(self.say_named(job)), *card.components))

    def plain(self, sentence: str, filenames: Sequence[str]) -> Card:
        """Say one sentence, and show the pictures: all that is left where a card is refused."""
        pictures = [gallery(dict.fromkeys(filenames, ""))] if filenames else []
        return Card((text(sentence), *pictures))

    def say_named(self, job: Job) -> str:
        """Name the requester in a message of its own."""
        return self._say(job, "card-new-message", person=f"<@{job.user_id}>")

    def say_waiting(self, job: Job, until: float) -> str:
        """Say how long moderators have."""
        return self._say(job, "card-review-waiting", when=moment(until))

    def say_reason(self, job: Job, failure: Failure) -> str:
        """Say why there is no picture."""
        return self._words.say(failure.words_id, job.reply.locale, **failure.facts)

    def _told(self, job: Job, said: str, *rows: "ActionRow") -> Card:
        return boxed(*self._asked(job), text(said), *rows, colour=WORKING)

    def _picture_parts(
        self, job: Job, info: ResultInfo, filenames: Sequence[str], source: str | None = None
    ) -> "list[ContainerChildComponent]":
        pictures = dict(zip(filenames, self.descriptions(job, len(filenames)), strict=True))
        notes = within("\n".join(self._notes(job, info)), NOTES_CHARACTERS)
        lines = [self._result_facts(job, info), *notes.splitlines()]
        says_ai = self._says_ai if job.request.says_ai is None else job.request.says_ai
        if says_ai:
            lines.append(
                self._say(job, "card-ai-edited" if job.request.is_composite else "card-ai")
            )
        return [
            *self._origin(job, source),
            gallery(pictures),
            text("\n".join(f"-# {line}" for line in lines)),
        ]

    def _origin(self, job: Job, source: str | None) -> "list[ContainerChildComponent]":
        """Show the words that somebody wrote, and beside them what they were written about."""
        words = quoted(job.request.prompt) if job.request.is_theirs else ""
        if source is None:
            return [text(words)] if words else []
        said = self._words.plain.say("card-source", job.reply.locale, count=len(job.request.images))
        return [beside(words or f"-# {said}", source, said)]

    def _offers(
        self,
        job: Job,
        picture_count: int,
        *,
        is_public: bool,
        star_count: int = 0,
        viewer_is: Container[AllowedUsers] = ANYBODY,
    ) -> "list[ActionRow]":
        """Return what can be done with the pictures: buttons, and a list of what is rarer."""
        is_drawn, is_filled = job.request.way is not Way.UPSCALE, job.request.fill is not None
        what_it_is = {
            Requires.PUBLIC: is_public,
            Requires.IN_SERVER: job.reply.guild_id is not None and not job.reply.is_guest,
            Requires.ELSEWHERE: job.reply.guild_id is not None or job.reply.is_guest,
            Requires.EDITABLE: self._can_edit,
            Requires.FROM_WORDS: is_drawn,
            Requires.VARIABLE: is_drawn and not is_filled,
            Requires.REDRAWABLE: is_drawn and (not is_filled or self._can_fill_otherwise),
            Requires.FILLABLE: self._can_fill,
            Requires.UPSCALABLE: self._can_upscale,
            Requires.SCALABLE: self._can_scale,
        }
        its = frozenset(one for one, is_so in what_it_is.items() if is_so)
        return [
            *self._rows.pictures(job, its, picture_count, star_count),
            self._rows.more(job, its, viewer_is),
        ]

    def _asked(self, job: Job) -> "list[ContainerChildComponent]":
        """Show the words, or why they are not there yet."""
        if _is_unseen(job):
            return [text(self._say(job, "card-review-hidden"))]
        return self._origin(job, None)

    def _state(self, job: Job, progress: Progress) -> str:
        if progress.stage is Stage.QUEUED:
            return self._say(job, "progress-queued", place=progress.place)
        if progress.stage is Stage.HELD_OFF:
            when = second_after(progress.resumes_at or 0)
            words_id = "outage-waiting" if progress.is_outage else "progress-held-off"
            return self._say(job, words_id, when=when)
        if progress.stage is Stage.DRAWING and progress.fraction is not None:
            bar, percent = Markdown(progress_bar(progress.fraction)), round(progress.fraction * 100)
            return self._say(job, "progress-drawing-percent", bar=bar, percent=percent)
        words_id = f"progress-{progress.stage.name.lower().replace('_', '-')}"
        return self._say(job, words_id, model=job.request.model_label)

    def _facts(self, job: Job) -> str:
        ratio = [job.request.aspect_ratio] if job.request.aspect_ratio else []
        name = job.request.style
        style = [self._say(job, "card-style", style=name)] if name else []
        model = self._say(job, "card-model", model=job.request.model_label)
        return " · ".join([model, *ratio, *style])

    def _result_facts(self, job: Job, info: ResultInfo) -> str:
        upscaled = self._upscaled(job, info)
        facts = [upscaled, self._facts(job)] if upscaled else [self._facts(job)]
        if job.request.fill is not None and info.size is not None:
            facts.append("{} x {}".format(*info.size))
        seeds = tuple(str(seed) for seed in info.seeds)
        if len(seeds) == 1:
            facts.append(self._say(job, "card-seed", seed=seeds[0]))
        elif seeds:
            facts.append(self._say(job, "card-seeds", seeds=seeds))
        facts.append(self._say(job, "card-for", person=f"<@{job.user_id}>"))
        facts.append(self._say(job, "card-seconds", seconds=tenths(info.seconds)))
        return " · ".join(facts)

    def _upscaled(self, job: Job, info: ResultInfo) -> str | None:
        """Say how much larger it became, as its pixels tell, and how large."""
        if job.request.way is not Way.UPSCALE or info.size is None:
            return None
        source = next(iter(job.request.images), None)
        before = 0 if source is None else max(source.width or 0, source.height or 0)
        times = round(max(info.size) / before, 1) if before else 0.0
        # Twice is "2", not "2.0".
        factor = (int(times) if times.is_integer() else times) if times else "unknown"
        width, height = map(str, info.size)
        return self._say(job, "card-upscaled", factor=factor, width=width, height=height)

    def _notes(self, job: Job, info: ResultInfo) -> list[str]:
        notes = [
            self._say(job, note.words_id, **note.facts)
            for note in job.request.notes
            # The facts already hold the seeds, once the service has told them.
            if note.words_id != "note-seeds" or not info.seeds
        ]
        got, asked = info.got, info.asked
        if info.withheld:
            notes.append(
                self._say(job, "card-withheld", got=got, asked=asked, withheld=info.withheld)
            )
        elif info.failure is not None:
            failure = info.failure
            reason = self._words.say(failure.words_id, job.reply.locale, **failure.facts)
            notes.append(self._say(job, "card-failed-part", got=got, asked=asked, reason=reason))
        elif got < asked:
            notes.append(self._say(job, "card-short", got=got, asked=asked))
        if info.left_out:
            notes.append(self._say(job, "card-left-out", count=info.left_out))
        if info.came_as is not None:
            asked_as = job.request.aspect_ratio or ""
            notes.append(self._say(job, "card-came-as", asked=asked_as, ratio=info.came_as))
        if info.is_reduced:
            notes.append(self._say(job, "card-reduced"))
        return notes

    def descriptions(self, job: Job, count: int) -> list[str]:
        """Return what is read out of each picture to those who cannot see it."""
        own = () if job.result_info is None else job.result_info.descriptions
        told = (*own, *("" for _ in range(count)))[:count]
        return [said or self._alt(job, number, count) for number, said in enumerate(told, start=1)]

    def _alt(self, job: Job, number: int, count: int) -> str:
        say, locale = self._words.plain.say, job.reply.locale
        prompt = job.request.prompt
        if count == 1:
            return say("card-alt", locale, prompt=prompt)[:ALT_CHARACTERS]
        said = say("card-alt-numbered", locale, prompt=prompt, number=number, count=count)
        return said[:ALT_CHARACTERS]

    def _say(self, job: Job, words_id: str, **facts: str | float | tuple[str, ...]) -> str:
        return self._words.say(words_id, job.reply.locale, **facts)


def _is_unseen(job: Job) -> bool:
    """Whether others would read words here that no moderator has seen or let pass."""
    return job.request.review is not None and not job.reply.is_private
