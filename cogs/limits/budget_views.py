"""The report of a server's spending, and what a change of its budget changes, in words."""

from collections.abc import Sequence
from io import BytesIO
from typing import Annotated

import discord
from discord import ui

from bot.catalog import Catalog
from bot.db.charges import SpentRow
from bot.locales import Markdown, Words
from cogs.kit.panels import panel
from cogs.kit.router import Press, Written, digits
from cogs.limits.budget import BudgetReport
from cogs.limits.money import dollars, unpriced_lines
from cogs.privacy import NOBODY_ID
from cogs.server import MOST_REFUNDED, Budget

WARNING = discord.Colour(0xE8A33D)
PLOT, BILL = "budget.png", "budget.csv"
MODELS_SHOWN = 10


Amount = Annotated[
    int | None,
    Written(
        "-|[0-9]{1,15}",
        read=lambda text: None if text == "-" else int(text),
        write=lambda micros: "-" if micros is None else str(micros),
    ),
]


class BudgetPress(Press, tag="budget:set"):
    """Set these amounts all the same, in millionths of a dollar; None: as much as you like."""

    day: Amount
    month: Amount
    confirm: Amount
    version: Annotated[int, digits(9)]
    refunds: Annotated[int, digits(4)] | None = None
    """Pictures a day; None, on buttons of before: as many as are set."""

    def applied(self, budget: Budget) -> Budget:
        """Return the budget with these amounts."""
        refunded = budget.refunded_images if self.refunds is None else self.refunds
        return Budget(
            day_micros=self.day,
            month_micros=self.month,
            confirm_micros=self.confirm,
            refunded_images=min(refunded, MOST_REFUNDED),
        )


class BudgetPanel:
    """Builds the views."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._catalog = catalog

    def report(self, report: BudgetReport, locale: str, *, has_bill: bool) -> ui.LayoutView:
        """Show a month's spending; the plot, and perhaps a list, are uploaded beside it."""
        gallery = ui.MediaGallery[ui.LayoutView]()
        gallery.add_item(media=f"attachment://{PLOT}", description=self.alt(report, locale))
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(self._summary(report, locale)),
            gallery,
        ]
        if report.models:
            parts.append(ui.TextDisplay(self._details(report, locale)))
        if has_bill:
            parts.append(ui.File(f"attachment://{BILL}"))
        return panel(*parts)

    def changed(self, before: Budget, after: Budget, locale: str) -> ui.LayoutView:
        """Show each amount before and after."""
        lines = self._changes(before, after, locale)
        title = "budget-changed" if lines else "budget-unchanged"
        unpriced = unpriced_lines(self._catalog, self._words, locale)
        return panel(ui.TextDisplay("\n".join([self._say(title, locale), *lines, *unpriced])))

    def warning(
        self, before: Budget, after: Budget, *, cheapest: int, version: int, locale: str
    ) -> ui.LayoutView:
        """Warn that nobody could draw, and let it be set all the same."""
        lines = self._changes(before, after, locale)
        lines.append(self._say("budget-too-small", locale, price=dollars(cheapest)))
        press = BudgetPress(
            day=after.day_micros,
            month=after.month_micros,
            confirm=after.confirm_micros,
            version=version,
            refunds=after.refunded_images,
        )
        return panel(
            ui.TextDisplay("\n".join(lines)),
            ui.ActionRow(
                ui.Button[ui.LayoutView](
                    label=self._say("budget-set-anyway", locale),
                    style=discord.ButtonStyle.danger,
                    custom_id=press.custom_id,
                )
            ),
            colour=WARNING,
        )

    def alt(self, report: BudgetReport, locale: str) -> str:
        """Describe the plot to those who do not see it."""
        dearest = max(range(len(report.days)), key=report.days.__getitem__)
        return self._say(
            "budget-alt",
            locale,
            days=len(report.days),
            total=dollars(report.month),
            most=dollars(report.days[dearest]),
            day=dearest + 1,
        )

    def _summary(self, report: BudgetReport, locale: str) -> str:
        budget = report.budget
        lines = [
            self._say("budget-title", locale),
            self._spent("today", report.today, budget.day_micros, locale),
            self._spent("month", report.month, budget.month_micros, locale),
            self._say("budget-projected", locale, amount=dollars(report.projected)),
        ]
        if budget.month_micros is not None and report.projected > budget.month_micros:
            lines.append(self._say("budget-projected-above", locale))
        if report.refunded.images:
            lines.append(
                self._say(
                    "budget-refunded",
                    locale,
                    amount=dollars(report.refunded.micros),
                    count=report.refunded.images,
                    most=budget.refunded_images,
                )
            )
        lines += unpriced_lines(self._catalog, self._words, locale)
        return "\n".join(lines)

    def _spent(self, name: str, micros: int, most: int | None, locale: str) -> str:
        if most is None:
            return self._say(f"budget-{name}-unlimited", locale, spent=dollars(micros))
        percent = round(100 * micros / most) if most else 100
        return self._say(
            f"budget-{name}", locale, spent=dollars(micros), budget=dollars(most), percent=percent
        )

    def _details(self, report: BudgetReport, locale: str) -> str:
        models = [(self._label(row, locale), row) for row in report.models[:MODELS_SHOWN]]
        people = [(self._person(row, locale), row) for row in report.people]
        return "\n".join(
            [
                self._say("budget-by-model", locale),
                *self._rows(models, locale),
                self._say("budget-by-person", locale),
                *self._rows(people, locale),
            ]
        )

    def _rows(self, rows: Sequence[tuple[str, SpentRow]], locale: str) -> list[str]:
        return [self._row(name, row, locale) for name, row in rows]

    def _row(self, name: str, row: SpentRow, locale: str) -> str:
        amount = dollars(row.micros)
        said = self._say("budget-row", locale, name=name, amount=amount, count=row.images)
        if not row.refunded_images:
            return said
        refunded = {"amount": dollars(row.refunded_micros), "count": row.refunded_images}
        return self._say("budget-row-refunded", locale, row=Markdown(said), **refunded)

    def _person(self, row: SpentRow, locale: str) -> str:
        if row.name == NOBODY_ID:
            return self._say("budget-nobody", locale)
        return Markdown(f"<@{row.name}>")

    def _label(self, row: SpentRow, locale: str) -> str:
        if not row.name:
            return self._say("budget-erased", locale)
        model = self._catalog.get(row.name)
        return row.name if model is None else model.label

    def _changes(self, before: Budget, after: Budget, locale: str) -> list[str]:
        pairs = (
            ("budget-field-day", before.day_micros, after.day_micros),
            ("budget-field-month", before.month_micros, after.month_micros),
            ("budget-field-ask", before.confirm_micros, after.confirm_micros),
        )
        shown = [
            (words_id, self.amount(old, locale), self.amount(new, locale))
            for words_id, old, new in pairs
            if old != new
        ]
        refunds = before.refunded_images, after.refunded_images
        if refunds[0] != refunds[1]:
            shown.append(("budget-field-refunds", str(refunds[0]), str(refunds[1])))
        return [
            self._say(
                "budget-change-line",
                locale,
                field=self._say(words_id, locale),
                before=old,
                after=new,
            )
            for words_id, old, new in shown
        ]

    def amount(self, micros: int | None, locale: str) -> str:
        """Write an amount, or that there is none."""
        if micros is None:
            return self._say("budget-none", locale)
        return self._say("budget-amount", locale, amount=dollars(micros))

    def _say(self, words_id: str, locale: str, **facts: str | float) -> str:
        return self._words.say(words_id, locale, **facts)


def files(plot: bytes, bill: str | None) -> list[discord.File]:
    """Make the uploads that the report shows."""
    uploads = [discord.File(BytesIO(plot), filename=PLOT)]
    if bill is not None:
        # With this mark spreadsheets read the file as Unicode.
        uploads.append(discord.File(BytesIO(bill.encode("utf-8-sig")), filename=BILL))
    return uploads
