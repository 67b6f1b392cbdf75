"""What moderators see of a picture that waits for them, and of what became of it."""

from collections.abc import Sequence
from enum import StrEnum

import discord
from discord import ui

from bot.catalog.attachment import SPOILER_PREFIX
from bot.imagine.job import Job
from bot.imagine.request import Review as Why
from bot.locales import Markdown, Words
from bot.locales.markdown import covered
from cogs.kit.panels import panel
from cogs.kit.router import HexId, Press
from cogs.kit.times import moment
from cogs.reply.card import DONE, FAILED, WORKING, alt_of, quoted
from cogs.review import OPEN, Review, ReviewState

REASON_FIELD = "reason"
REASON_CHARACTERS = 200


class ReviewAct(StrEnum):
    """What the parts of the moderators' message do."""

    APPROVE = "approve"
    SPOILER = "spoiler"
    REJECT = "reject"
    """As a button it opens the form, as a form it rejects."""
    REASON = "reason"
    """The list of usual reasons."""


class UsualReason(StrEnum):
    """Why pictures are usually rejected; said to the person."""

    RULES = "rules"
    EXPLICIT = "explicit"
    VIOLENT = "violent"
    PERSON = "person"
    PLACE = "place"


_BUTTONS = {
    ReviewAct.APPROVE: discord.ButtonStyle.success,
    ReviewAct.SPOILER: discord.ButtonStyle.secondary,
    ReviewAct.REJECT: discord.ButtonStyle.danger,
}
_COLOURS = {
    ReviewState.APPROVING: DONE,
    ReviewState.APPROVED: DONE,
    ReviewState.APPROVING_SPOILER: DONE,
    ReviewState.APPROVED_SPOILER: DONE,
}


class ReviewPress(Press, tag="easel:review"):
    """A part of the moderators' message that somebody used."""

    act: ReviewAct
    job_id: HexId


class ReviewCards:
    """Builds the moderators' messages, in the language that a job's reply names."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def asked(
        self,
        job: Job,
        review: Review,
        filenames: Sequence[str],
        *,
        matches: Sequence[tuple[str, str]] = (),
        is_fallback: bool = False,
    ) -> ui.LayoutView:
        """Show the pictures, who asked for them and why they are here, with what can be decided.

        ``matches`` are the words that the prompt filter found, each with the entry of its list.
        """
        parts = self._about(job, review, filenames)
        if matches:
            found = "\n".join(self._match(job, *match) for match in matches)
            parts.insert(2, ui.TextDisplay(found))
        if is_fallback:
            parts.append(ui.TextDisplay(self._say(job, "review-fallback")))
        buttons = [
            ui.Button[ui.LayoutView](
                style=style,
                label=self._say(job, f"button-review-{act}"),
                custom_id=_custom_id(act, job),
            )
            for act, style in _BUTTONS.items()
        ]
        reasons = ui.Select[ui.LayoutView](
            custom_id=_custom_id(ReviewAct.REASON, job),
            placeholder=self._say(job, "review-reject-with"),
            options=[
                discord.SelectOption(label=self.usual_reason(job, reason), value=reason)
                for reason in UsualReason
            ],
        )
        return panel(*parts, ui.ActionRow(*buttons), ui.ActionRow(reasons), colour=WORKING)

    def decided(
        self, job: Job, review: Review, end: ReviewState, filenames: Sequence[str]
    ) -> ui.LayoutView:
        """Show what became of it; there is nothing left to press."""
        parts = self._about(job, review, filenames)
        parts[0] = ui.TextDisplay(f"{self._outcome(job, review, end)}\n{self._whose(job)}")
        return panel(*parts, colour=_COLOURS.get(end, FAILED))

    def form(self, job: Job) -> ui.Modal:
        """Ask for the reason of a rejection."""
        form = ui.Modal(
            title=self._say(job, "review-form"), custom_id=_custom_id(ReviewAct.REJECT, job)
        )
        field = ui.TextInput[ui.Modal](
            custom_id=REASON_FIELD,
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_CHARACTERS,
        )
        form.add_item(
            ui.Label(
                text=self._say(job, "review-form-reason"),
                description=self._say(job, "review-form-hint"),
                component=field,
            )
        )
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def usual_reason(self, job: Job, reason: UsualReason) -> str:
        """Return a usual reason as the person will read it."""
        return self._say(job, f"review-reason-{reason}")

    def _about(
        self, job: Job, review: Review, filenames: Sequence[str]
    ) -> list[ui.Item[ui.LayoutView]]:
        prompt, is_flagged = job.request.prompt, review.why is Why.FILTER
        whose = f"{self._say(job, 'review-asked')}\n{self._whose(job)}"
        facts = [job.request.model_label, self._say(job, "review-why", reason=review.why)]
        if review.state in OPEN:
            facts.append(self._say(job, "review-until", when=moment(review.expires_at)))
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(whose),
            ui.TextDisplay(covered(prompt) if is_flagged else quoted(prompt)),
        ]
        if filenames:
            gallery = ui.MediaGallery[ui.LayoutView]()
            for filename in filenames:
                gallery.add_item(
                    media=f"attachment://{filename}",
                    description=alt_of(prompt),
                    spoiler=is_flagged or filename.startswith(SPOILER_PREFIX),
                )
            parts.append(gallery)
        parts.append(ui.TextDisplay(f"-# {' · '.join(facts)}"))
        return parts

    def _match(self, job: Job, found: str, entry: str) -> str:
        return self._say(job, "filter-appeal-why", found=covered(found), entry=covered(entry))

    def _whose(self, job: Job) -> str:
        words_id = "review-whose-private" if job.reply.is_private else "review-whose"
        channel = f"<#{job.reply.channel_id}>"
        return self._say(job, words_id, person=f"<@{job.user_id}>", channel=channel)

    def _outcome(self, job: Job, review: Review, end: ReviewState) -> str:
        quote = Markdown(quoted(review.reason or ""))
        facts = {"person": f"<@{review.decided_by}>", "reason": quote}
        if end is ReviewState.BARRED:
            return self._say(job, "review-outcome-barred", **facts)
        if end is ReviewState.LOST and review.decided_by is not None:
            return self._say(job, "review-outcome-lost", **facts)
        if end is ReviewState.REJECTED and review.reason:
            return self._say(job, "review-outcome-reason", **facts)
        return self._say(job, "review-outcome", state=end, **facts)

    def _say(self, job: Job, words_id: str, **facts: str) -> str:
        return self._words.say(words_id, job.reply.locale, **facts)


def _custom_id(act: ReviewAct, job: Job) -> str:
    return ReviewPress(act=act, job_id=job.id).custom_id
