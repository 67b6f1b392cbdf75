"""Everything there is to know of a result, to be read and copied by one person."""

import io
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import discord
from discord import ui

from bot.catalog import Catalog, ImagineOptions, options_of
from bot.catalog.earlier import recalled
from bot.catalog.options import MODEL, OPTIONS, SEED
from bot.catalog.permutations import as_literal
from bot.catalog.typed_line import typed_line
from bot.catalog.wildcards import literal_marks
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from bot.locales import Markdown, Words
from bot.locales.amounts import tenths
from bot.locales.markdown import one_line
from cogs.kit.panels import panel
from cogs.kit.times import ago, moment
from cogs.limits import dollars, micros_of
from cogs.reply import jump_link
from cogs.results.lineage import way_facts
from cogs.server import NotHereError, NotManagerError, ServerService, require_manager

MOST_CHILDREN = 10
LINE_CHARACTERS = 2_400
"""All text of one message is limited to 4,000 characters; a longer line comes as a file."""


class Details:
    """Tells the parameters, the origin and the offspring of a result."""

    def __init__(
        self, *, ledger: JobLedger, catalog: Catalog, servers: ServerService, words: Words
    ) -> None:
        self._ledger = ledger
        self._catalog = catalog
        self._servers = servers
        self._words = words

    async def answer(self, interaction: discord.Interaction, job: Job) -> None:
        """Answer an interaction, to its person alone; whether they may see it was asked before."""
        locale = interaction.locale.value
        line = self._line(job)
        is_short = len(line) <= LINE_CHARACTERS
        facts = "\n".join(self._facts(job, locale))
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(_code(line)) if is_short else ui.File(media=f"attachment://{_FILE}"),
            ui.TextDisplay(facts),
        ]
        if await self._may_know_cost(interaction, job):
            parts.append(ui.TextDisplay(self._cost(job, locale)))
        kin = [line async for line in self._kin(job, locale)]
        if kin:
            parts.append(ui.TextDisplay("\n".join(kin)))
        files = [] if is_short else [discord.File(io.BytesIO(line.encode()), filename=_FILE)]
        await interaction.response.send_message(
            view=panel(*parts),
            files=files,
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    def _line(self, job: Job) -> str:
        request = job.request
        try:
            options = options_of(request, self._catalog)
        except RefusedError:
            # Its model is not offered any more, or not for drawing: there is less to tell.
            options = recalled(request, None)
            if self._catalog.get(request.model) is not None:
                options = options.without(MODEL)
        return as_typed(options.with_(SEED.given(_seed(job))))

    def _facts(self, job: Job, locale: str) -> Iterator[str]:
        def say(name: str, **facts: str | float | tuple[str, ...]) -> str:
            return self._words.say(f"details-{name}", locale, **facts)

        request, info = job.request, job.result_info
        seeds = info.seeds if info is not None and info.seeds else ()
        if not seeds and request.seed is not None:
            seeds = (request.seed,)
        # By themselves on their lines, so that a phone copies one with a long press.
        yield from (say("seed", seed=str(seed)) for seed in seeds)
        yield say("model", model=request.model_label, id=_in_code(request.model))
        if request.style is not None:
            yield say("style", style=request.style)
        if request.template is not None:
            yield say("template", prompt=request.template)
        yield say("asked", person=f"<@{job.user_id}>", when=moment(job.created_at))
        if info is not None:
            yield say("took", seconds=tenths(info.seconds))
        for record in job.predictions:
            if record.prediction_id is not None:
                yield say("prediction", id=_in_code(record.prediction_id))
        yield say("job", id=job.id)

    async def _may_know_cost(self, interaction: discord.Interaction, job: Job) -> bool:
        if interaction.guild_id is None or interaction.guild_id != job.reply.guild_id:
            return False
        try:
            await require_manager(interaction, self._servers)
        except (NotHereError, NotManagerError):
            return False
        return True

    def _cost(self, job: Job, locale: str) -> str:
        micros = micros_of(job.request, self._catalog)
        if micros is None:
            return self._words.say("details-cost-unknown", locale)
        return self._words.say("details-cost", locale, cost=dollars(micros))

    async def _kin(self, job: Job, locale: str) -> AsyncIterator[str]:
        request = job.request
        if request.parent_id is not None:
            parent = await self._ledger.find(request.parent_id)
            link = None if parent is None else jump_link(parent)
            yield self._words.say(
                "details-parent", locale, **way_facts(request), link=link or "none"
            )
        for child in await self._ledger.children(job.id, limit=MOST_CHILDREN):
            link = jump_link(child)
            if link is not None:
                yield self._words.say(
                    "details-child",
                    locale,
                    **way_facts(child.request),
                    link=link,
                    person=f"<@{child.user_id}>",
                    ago=ago(child.created_at),
                )


def _in_code(id_: str) -> Markdown:
    """Return an id as it stands between backticks, where nothing is escaped."""
    return Markdown(one_line(id_).replace("`", ""))


_FILE = "imagine.txt"


def as_typed(options: ImagineOptions) -> str:
    """Return options as one line that asks for the same when it is typed."""
    copied = [option for option in OPTIONS if option.is_copied]
    words = ", ".join(filter(None, (options.prompt, options.variation)))
    in_one_line = replace(options, prompt=" ".join(words.split()))
    return f"/imagine prompt: {as_literal(literal_marks(typed_line(in_one_line, copied)))}"


def _seed(job: Job) -> int | None:
    if job.request.seed is not None or job.result_info is None:
        return job.request.seed
    return job.result_info.seeds[0] if len(job.result_info.seeds) == 1 else None


def _code(line: str) -> str:
    # Three backticks would end the block.
    return "```\n" + line.replace("```", "` ` `") + "\n```"
