"""What /operator costs shows: a page of servers or models with what each cost."""

from collections.abc import Mapping
from typing import Annotated

import discord
from discord import ui

from bot.catalog import Catalog
from bot.db.charges import SpentRow
from bot.errors import Fact
from bot.jobs.paging import PagePlace
from bot.locales import Markdown, Words
from cogs.kit.panels import BACK_NEXT, page_buttons, panel, rows_of
from cogs.kit.router import Press, digits
from cogs.limits import dollars, unpriced_lines
from cogs.operator.costs import Costs, CostsBy, CostsPeriod

ROWS_SHOWN = 10
NAME_CHARACTERS = 60


class CostsPress(Press, tag="easel:operator:costs"):
    """A page of costs to go to."""

    period: CostsPeriod
    by: CostsBy
    number: Annotated[int, digits(6)]


class CostsCards:
    """Builds the page in the language of the one person who sees it."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._catalog = catalog

    def page(
        self, costs: Costs, press: CostsPress, *, server_names: Mapping[int, str], locale: str
    ) -> ui.LayoutView:
        """Show the total, then what each of some servers or models cost."""
        place = PagePlace.of(len(costs.rows), press.number, size=ROWS_SHOWN)
        shown = costs.rows[place.offset : place.offset + ROWS_SHOWN]
        total = self._row(self._say(f"operator-costs-{press.period}", locale), costs.total, locale)
        lines = [f"**{self._say(f'operator-costs-by-{press.by}', locale)}**", total]
        lines += [
            f"- {self._row(self._name(row, press.by, server_names, locale), row, locale)}"
            for row in shown
        ]
        if not shown:
            lines.append(self._say("operator-costs-none", locale))
        lines += unpriced_lines(self._catalog, self._words, locale)
        period = CostsPeriod.MONTH if press.period is CostsPeriod.TODAY else CostsPeriod.TODAY
        by = CostsBy.MODEL if press.by is CostsBy.SERVER else CostsBy.SERVER
        first = ui.ActionRow[ui.LayoutView]()
        for words_id, to in (
            (f"operator-costs-show-{period}", CostsPress(period=period, by=press.by, number=1)),
            (f"operator-costs-show-{by}", CostsPress(period=press.period, by=by, number=1)),
        ):
            first.add_item(self._button(words_id, to, locale))
        others = page_buttons(
            self._words,
            locale,
            lambda number: CostsPress(period=press.period, by=press.by, number=number).custom_id,
            number=place.number,
            pages=place.pages,
            labels=BACK_NEXT,
        )
        return panel(ui.TextDisplay("\n".join(lines)), first, *rows_of(others))

    def _row(self, name: Markdown, row: SpentRow, locale: str) -> Markdown:
        amount, count = dollars(row.micros), row.images
        said = self._say("budget-row", locale, name=name, amount=amount, count=count)
        if not row.refunded_images:
            return said
        amount, count = dollars(row.refunded_micros), row.refunded_images
        return self._say("budget-row-refunded", locale, row=said, amount=amount, count=count)

    def _name(
        self, row: SpentRow, by: CostsBy, server_names: Mapping[int, str], locale: str
    ) -> Markdown:
        if by is CostsBy.MODEL:
            if not row.name:
                return self._say("budget-erased", locale)
            model = self._catalog.get(row.name)
            label = row.name if model is None else model.label
            return self._say("operator-costs-model", locale, model=label[:NAME_CHARACTERS])
        if not row.name:
            return self._say("operator-costs-outside", locale)
        name = server_names.get(int(row.name))
        if name is None:
            return self._say("operator-costs-unknown", locale, id=row.name)
        facts = {"server": name[:NAME_CHARACTERS], "id": row.name}
        return self._say("operator-costs-server", locale, **facts)

    def _say(self, words_id: str, locale: str, **facts: Fact) -> Markdown:
        return Markdown(self._words.say(words_id, locale, **facts))

    def _button(self, words_id: str, press: CostsPress, locale: str) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            style=discord.ButtonStyle.secondary,
            label=self._words.plain.say(words_id, locale),
            custom_id=press.custom_id,
        )
