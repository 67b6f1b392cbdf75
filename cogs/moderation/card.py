"""What moderators see of reports, and the forms around them."""

from collections.abc import Sequence
from typing import Annotated

import discord
from discord import ui

from bot.imagine.job import Job
from bot.locales import Words
from bot.message_links import message_link
from cogs.kit.panels import BACK_NEXT, page_buttons, panel, rows_of, submitted, submitted_choices
from cogs.kit.router import HexId, Press, digits
from cogs.kit.times import ago
from cogs.moderation.model import DONE as DONE_STATES
from cogs.moderation.model import (
    REASON_CHARACTERS,
    Decision,
    QueuePlace,
    ReportCase,
    ReportCategory,
    ReportState,
)
from cogs.reply import DONE, FAILED, WORKING, CardActions, CardPress, alt_of, quoted

TEXT, CATEGORY = "text", "category"
WARNING_CHARACTERS = 500
REPORTS_SHOWN = 5
PICTURES_SHOWN = 10
"""Discord's limit for a gallery."""

_STYLES = {
    Decision.REMOVE: discord.ButtonStyle.danger,
    Decision.WARN: discord.ButtonStyle.secondary,
    Decision.BLOCK: discord.ButtonStyle.secondary,
    Decision.DISMISS: discord.ButtonStyle.success,
}


class DecisionPress(Press, tag="easel:reports"):
    """A button a moderator pressed, or the form it opened."""

    decision: Decision
    job_id: HexId
    number: Annotated[int, digits(6)] | None = None
    """The place in the queue it was pressed at; None on the notice of the moderators' channel."""


class QueuePress(Press, tag="easel:reports:page"):
    """A place in the queue to go to."""

    number: Annotated[int, digits(6)]


class ReportCards:
    """Builds them; what is posted is in the language that a job's reply names."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def report_form(self, job: Job, locale: str) -> ui.Modal:
        """Ask a member what is wrong with a picture."""
        category = ui.Select[ui.Modal](
            custom_id=CATEGORY,
            placeholder=self._words.say("reports-form-choose", locale),
            options=[
                discord.SelectOption(label=self._category(one, locale), value=one)
                for one in ReportCategory
            ],
        )
        field = ui.TextInput[ui.Modal](
            custom_id=TEXT,
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_CHARACTERS,
        )
        return _form(
            CardPress(action=CardActions.REPORT, job_id=job.id).custom_id,
            self._words.say("reports-form", locale),
            ui.Label(text=self._words.say("reports-form-category", locale), component=category),
            ui.Label(
                text=self._words.say("reports-form-reason", locale),
                description=self._words.say("reports-form-hint", locale),
                component=field,
            ),
        )

    def warning_form(self, press: DecisionPress, theirs: str, locale: str) -> ui.Modal:
        """Let a moderator word a warning; a usual one stands there, in the requester's language."""
        field = ui.TextInput[ui.Modal](
            custom_id=TEXT,
            style=discord.TextStyle.paragraph,
            default=self._words.say("reports-warning-usual", theirs),
            max_length=WARNING_CHARACTERS,
        )
        return _form(
            press.custom_id,
            self._words.say("reports-warning-form", locale),
            ui.Label(
                text=self._words.say("reports-warning-text", locale),
                description=self._words.say("reports-warning-hint", locale),
                component=field,
            ),
        )

    def notice(
        self, case: ReportCase, job: Job, pictures: Sequence[str], *, is_fallback: bool = False
    ) -> ui.LayoutView:
        """Show a reported picture, by its addresses, with what can be decided."""
        parts = self._about(case, job, pictures, job.reply.locale)
        if is_fallback:
            parts.append(ui.TextDisplay(self._words.say("review-fallback", job.reply.locale)))
        parts.append(self._decisions(case, None, job.reply.locale))
        return panel(*parts, colour=FAILED if case.is_urgent else WORKING)

    def decided(
        self, case: ReportCase, job: Job, *, was_told: bool = True, is_gone: bool = True
    ) -> ui.LayoutView:
        """Show what became of it; there is neither a picture nor anything to press."""
        locale = job.reply.locale
        outcome = self._words.say(
            "reports-outcome", locale, decision=_decision_of(case), person=f"<@{case.decided_by}>"
        )
        parts = [ui.TextDisplay[ui.LayoutView](f"{outcome}\n{self._where(case, locale)}")]
        if not was_told:
            parts.append(ui.TextDisplay(self._words.say("reports-not-told", locale)))
        if not is_gone:
            parts.append(ui.TextDisplay(self._words.say("removal-out-of-reach", locale, count=1)))
        parts.append(ui.TextDisplay(self._said(case, locale)))
        colour = DONE if case.state is ReportState.DISMISSED else FAILED
        return panel(*parts, colour=colour)

    def queue(
        self, place: QueuePlace, job: Job | None, pictures: Sequence[str], locale: str
    ) -> ui.LayoutView:
        """Show one moderator a case of the queue, with a way to the others."""
        if place.case is None or job is None:
            return panel(ui.TextDisplay(self._words.say("reports-none", locale)))
        parts = self._about(place.case, job, pictures, locale)
        parts.append(self._decisions(place.case, place.number, locale))
        at = self._words.say("reports-place", locale, number=place.number, total=place.total)
        parts.append(ui.TextDisplay(f"-# {at}"))
        others = page_buttons(
            self._words,
            locale,
            lambda number: QueuePress(number=number).custom_id,
            number=place.number,
            pages=place.total,
            labels=BACK_NEXT,
        )
        parts += rows_of(others)
        return panel(*parts, colour=WORKING)

    def warning(self, job: Job, text: str, server: str, locale: str) -> ui.LayoutView:
        """Show somebody the moderators' warning, and not who reported what."""
        above = self._words.say("reports-warning-from", locale, server=server)
        about = self._words.say("reports-warning-about", locale)
        return panel(
            ui.TextDisplay(f"{above}\n{quoted(text)}"),
            ui.TextDisplay(f"-# {about}\n{quoted(job.request.prompt)}"),
            colour=FAILED,
        )

    def _about(
        self, case: ReportCase, job: Job, pictures: Sequence[str], locale: str
    ) -> list[ui.Item[ui.LayoutView]]:
        title = self._words.say("reports-asked", locale, count=len(case.reports))
        if case.is_urgent:
            title = f"{self._words.say('reports-urgent', locale)}\n{title}"
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(f"{title}\n{self._where(case, locale)}"),
            ui.TextDisplay(quoted(job.request.prompt)),
        ]
        if pictures:
            gallery = ui.MediaGallery[ui.LayoutView]()
            for picture in pictures[:PICTURES_SHOWN]:
                alt = alt_of(job.request.prompt)
                gallery.add_item(media=picture, description=alt, spoiler=True)
            parts.append(gallery)
        hint = self._words.say("reports-hint", locale)
        parts.append(ui.TextDisplay(f"{self._said(case, locale)}\n-# {hint}"))
        return parts

    def _where(self, case: ReportCase, locale: str) -> str:
        first = case.reports[0]
        return self._words.say(
            "reports-whose",
            locale,
            person=f"<@{case.user_id}>",
            channel=f"<#{first.channel_id}>",
            link=message_link(case.guild_id, first.channel_id, first.message_id),
        )

    def _said(self, case: ReportCase, locale: str) -> str:
        """Quote the latest reports; moderators see who they are from, nobody else does."""
        lines: list[str] = []
        for report in case.reports[-REPORTS_SHOWN:]:
            who = f"<@{report.reporter_id}>"
            about = self._category(report.category or ReportCategory.OTHER, locale)
            lines.append(
                self._words.say(
                    "reports-said", locale, person=who, ago=ago(report.reported_at), category=about
                )
            )
            lines += [quoted(report.reason)] if report.reason else []
        more = len(case.reports) - REPORTS_SHOWN
        if more > 0:
            lines.append(self._words.say("reports-more", locale, count=more))
        return "\n".join(lines)

    def _category(self, category: str, locale: str) -> str:
        return self._words.say(f"reports-category-{category}", locale)

    def _decisions(
        self, case: ReportCase, number: int | None, locale: str
    ) -> ui.ActionRow[ui.LayoutView]:
        return ui.ActionRow(
            *(
                ui.Button[ui.LayoutView](
                    label=self._words.say(f"button-reports-{decision}", locale),
                    style=style,
                    custom_id=DecisionPress(
                        decision=decision, job_id=case.job_id, number=number
                    ).custom_id,
                )
                for decision, style in _STYLES.items()
            )
        )


def read_text(interaction: discord.Interaction) -> str:
    """Read what was sent with a form, on one line."""
    return " ".join(submitted(interaction).get(TEXT, "").split())


def read_category(interaction: discord.Interaction) -> ReportCategory:
    """Read what a report is about; a form of an older version did not ask."""
    chosen = submitted_choices(interaction).get(CATEGORY, ())
    known = [ReportCategory(one) for one in chosen if one in set(ReportCategory)]
    return known[0] if known else ReportCategory.OTHER


def _decision_of(case: ReportCase) -> Decision:
    """Return the decision that led to this state."""
    return next(one for one in Decision if case.state in {one.state, DONE_STATES.get(one.state)})


def _form(custom_id: str, title: str, *fields: ui.Label[ui.Modal]) -> ui.Modal:
    form = ui.Modal(title=title, custom_id=custom_id, timeout=None)
    for field in fields:
        form.add_item(field)
    # It is answered by its custom id, also after a restart: the library need not keep it.
    form.stop()
    return form
