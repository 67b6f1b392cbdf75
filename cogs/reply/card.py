"""The reply's faces: progress, the wait for moderators, the picture, why there is none."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.catalog.attachment import SPOILER_PREFIX
from bot.errors import Failure
from bot.imagine.image import Image
from bot.imagine.job import Job
from bot.imagine.progress import Progress, Stage
from bot.imagine.request import Way
from bot.imagine.result import ResultInfo
from bot.locales import Words
from bot.locales.amounts import tenths
from bot.locales.markdown import escaped, one_line, within
from cogs.kit.panels import ACCENT, DANGER, panel, progress_bar
from cogs.reply.buttons import (
    CardAction,
    CardActions,
    CardPart,
    CardPress,
    Requires,
    job_button,
    offered,
)

WORKING, DONE, FAILED = ACCENT, discord.Colour(0x3BA55C), DANGER

PROMPT_SHOWN_CHARACTERS = 1_000
NOTES_CHARACTERS = 1_600
"""All text of one message with components is limited to 4,000 characters."""
ALT_CHARACTERS = 1_024
"""Discord's limit for the description of a gallery item."""
FILE_STEM = "easel"


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


def is_of(job: Job, filename: str) -> bool:
    """Whether a file on Discord is a picture of this job."""
    return filename.removeprefix(SPOILER_PREFIX).startswith(f"{FILE_STEM}-{job.id[:8]}-")


class Cards:
    """Builds the views of a job's reply, in the reply's language."""

    def __init__(self, *, words: Words, can_upscale: bool = True) -> None:
        self._words = words
        self._can_upscale = can_upscale

    def progress(self, job: Job, progress: Progress) -> ui.LayoutView:
        """Show how far the job is, with a way to stop it."""
        state = self._state(job, progress)
        since = self._say(job, "progress-since", since=f"<t:{int(job.created_at)}:R>")
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(self._asked(job)),
            ui.TextDisplay(f"{state}\n-# {self._facts(job)} · {since}"),
        ]
        if progress.stage is not Stage.HANDED_OVER:
            parts.append(self._row(job, CardPart.PROGRESS))
        return panel(*parts, colour=WORKING)

    def leaving(self, job: Job) -> ui.LayoutView:
        """Say that the picture will come in direct messages: this reply is out of reach then."""
        state = self._say(job, "progress-leaving")
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(self._asked(job)),
            ui.TextDisplay(f"{state}\n-# {self._facts(job)}"),
        ]
        return panel(*parts, colour=WORKING)

    def picture(self, job: Job, info: ResultInfo, filenames: Sequence[str]) -> ui.LayoutView:
        """Show the pictures, uploaded beside this card under these names."""
        rows = self._rows(job, is_public=not job.reply.is_private)
        parts = [*self._picture_parts(job, info, filenames), *rows]
        if job.reply.is_private and job.reply.guild_id is not None:
            parts.append(self._row(job, CardPart.PRIVATE))
        return panel(*parts, colour=DONE)

    def published(self, job: Job, info: ResultInfo, filenames: Sequence[str]) -> ui.LayoutView:
        """Show a private result to everyone, or to its requester after that."""
        rows = self._rows(job, is_public=True)
        return panel(*self._picture_parts(job, info, filenames), *rows, colour=DONE)

    def kept(
        self, job: Job, info: ResultInfo, filenames: Sequence[str], *, link: str | None
    ) -> ui.LayoutView:
        """Show the pictures as somebody's own copy, with a way back to where they are from."""
        parts = self._picture_parts(job, info, filenames)
        if link is not None:
            parts.append(ui.TextDisplay(self._say(job, "card-original", link=link)))
        return panel(*parts, colour=DONE)

    def waiting(self, job: Job, until: float) -> ui.LayoutView:
        """Say that moderators look at the pictures first; neither these nor the words are there."""
        state = self.say_waiting(job, until)
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(self._asked(job)),
            ui.TextDisplay(f"{state}\n-# {self._facts(job)}"),
        ]
        return panel(*parts, colour=WORKING)

    def reason(self, job: Job, failure: Failure) -> ui.LayoutView:
        """Say why there is no picture, and offer Retry where it may help."""
        sentence = self.say_reason(job, failure)
        asked = [] if _is_unseen(job) else [ui.TextDisplay[ui.LayoutView](self._asked(job))]
        parts: list[ui.Item[ui.LayoutView]] = [
            *asked,
            ui.TextDisplay(f"{sentence}\n-# {self._facts(job)}"),
        ]
        if failure.can_retry:
            parts.append(self._row(job, CardPart.FAILURE))
        return panel(*parts, colour=FAILED)

    def removed(self, job: Job) -> ui.LayoutView:
        """Say that there was a picture, without its prompt: that may be why it is gone."""
        return panel(ui.TextDisplay(self._say(job, "card-removed")), colour=FAILED)

    def naming(self, job: Job, view: ui.LayoutView) -> ui.LayoutView:
        """Put a line on top that names the requester, for a message that answers nothing."""
        above = ui.LayoutView(timeout=None)
        above.add_item(ui.TextDisplay(self.say_named(job)))
        for item in view.children:
            above.add_item(item)
        above.stop()
        return above

    def plain(self, sentence: str, filenames: Sequence[str]) -> ui.LayoutView:
        """Say one sentence, and show the pictures: all that is left where a card is refused."""
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(sentence))
        if filenames:
            gallery = ui.MediaGallery[ui.LayoutView]()
            for filename in filenames:
                is_spoiler = filename.startswith(SPOILER_PREFIX)
                gallery.add_item(media=f"attachment://{filename}", spoiler=is_spoiler)
            view.add_item(gallery)
        view.stop()
        return view

    def say_named(self, job: Job) -> str:
        """Name the requester in a message of its own."""
        return self._say(job, "card-new-message", person=f"<@{job.user_id}>")

    def say_waiting(self, job: Job, until: float) -> str:
        """Say how long moderators have."""
        return self._say(job, "card-review-waiting", when=f"<t:{int(until)}:f>")

    def say_reason(self, job: Job, failure: Failure) -> str:
        """Say why there is no picture."""
        return self._words.say(failure.words_id, job.reply.locale, **failure.facts)

    def _picture_parts(
        self, job: Job, info: ResultInfo, filenames: Sequence[str]
    ) -> list[ui.Item[ui.LayoutView]]:
        gallery = ui.MediaGallery[ui.LayoutView]()
        for number, filename in enumerate(filenames, start=1):
            gallery.add_item(
                media=f"attachment://{filename}",
                description=self._alt(job, number, len(filenames)),
                spoiler=filename.startswith(SPOILER_PREFIX),
            )
        notes = within("\n".join(self._notes(job, info)), NOTES_CHARACTERS)
        lines = [self._result_facts(job, info), *notes.splitlines()]
        return [
            ui.TextDisplay(quoted(job.request.prompt)),
            gallery,
            ui.TextDisplay("\n".join(f"-# {line}" for line in lines)),
        ]

    def _rows(self, job: Job, *, is_public: bool) -> list[ui.Item[ui.LayoutView]]:
        """Return what can be done with the pictures: buttons, and a list of what is rarer."""
        what_it_is = {
            Requires.PUBLIC: is_public,
            Requires.IN_SERVER: job.reply.guild_id is not None,
            Requires.FROM_WORDS: job.request.way is not Way.UPSCALE,
            Requires.UPSCALABLE: self._can_upscale,
        }
        its = frozenset(one for one, is_so in what_it_is.items() if is_so)
        more = ui.Select[ui.LayoutView](
            custom_id=CardPress(action=CardActions.MORE, job_id=job.id).custom_id,
            placeholder=self._say(job, CardActions.MORE.words_id),
            # A list keeps showing what was chosen; taken back, the same can be chosen again.
            min_values=0,
            options=[
                discord.SelectOption(label=self._say(job, action.words_id), value=action.tag)
                for action in offered(CardPart.LIST, its)
            ],
        )
        rows: list[ui.Item[ui.LayoutView]] = [ui.ActionRow(more)]
        if offered(CardPart.ROW, its):
            rows.insert(0, self._row(job, CardPart.ROW, its))
        return rows

    def _row(
        self, job: Job, part: CardPart, its: frozenset[Requires] = frozenset()
    ) -> ui.ActionRow[ui.LayoutView]:
        return ui.ActionRow(*(self._button(job, action) for action in offered(part, its)))

    def _asked(self, job: Job) -> str:
        """Show the words, or why they are not there yet."""
        if _is_unseen(job):
            return self._say(job, "card-review-hidden")
        return quoted(job.request.prompt)

    def _state(self, job: Job, progress: Progress) -> str:
        words_id = f"progress-{progress.stage.name.lower().replace('_', '-')}"
        if progress.is_outage:
            words_id = "outage-waiting"
        fraction = progress.fraction if progress.stage is Stage.DRAWING else None
        if fraction is not None:
            words_id += "-percent"
        return self._say(
            job,
            words_id,
            place=progress.place,
            # One second later: "in 0 seconds" would already be over when it is read.
            when=f"<t:{int(progress.resumes_at or 0) + 1}:R>",
            model=job.request.model_label,
            bar=progress_bar(fraction or 0),
            percent=round((fraction or 0) * 100),
        )

    def _facts(self, job: Job) -> str:
        ratio = [job.request.aspect_ratio] if job.request.aspect_ratio else []
        name = job.request.style
        style = [self._say(job, "card-style", style=name)] if name else []
        model = self._say(job, "card-model", model=job.request.model_label)
        return " · ".join([model, *ratio, *style])

    def _result_facts(self, job: Job, info: ResultInfo) -> str:
        facts = [self._facts(job)]
        seeds = tuple(str(seed) for seed in info.seeds)
        if len(seeds) == 1:
            facts.append(self._say(job, "card-seed", seed=seeds[0]))
        elif seeds:
            facts.append(self._say(job, "card-seeds", seeds=seeds))
        facts.append(self._say(job, "card-for", person=f"<@{job.user_id}>"))
        facts.append(self._say(job, "card-seconds", seconds=tenths(info.seconds)))
        return " · ".join(facts)

    def _notes(self, job: Job, info: ResultInfo) -> list[str]:
        notes = [self._say(job, note.words_id, **note.facts) for note in job.request.notes]
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

    def _alt(self, job: Job, number: int, count: int) -> str:
        say, locale = self._words.plain.say, job.reply.locale
        prompt = job.request.prompt
        if count == 1:
            return say("card-alt", locale, prompt=prompt)[:ALT_CHARACTERS]
        said = say("card-alt-numbered", locale, prompt=prompt, number=number, count=count)
        return said[:ALT_CHARACTERS]

    def _button(self, job: Job, action: CardAction) -> ui.Button[ui.LayoutView]:
        press = CardPress(action=action, job_id=job.id)
        return job_button(press, self._say(job, action.words_id))

    def _say(self, job: Job, words_id: str, **facts: str | float | tuple[str, ...]) -> str:
        return self._words.say(words_id, job.reply.locale, **facts)


def _is_unseen(job: Job) -> bool:
    """Whether others would read words here that no moderator has seen or let pass."""
    return job.request.review is not None and not job.reply.is_private
