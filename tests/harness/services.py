"""Services as a process makes them, around a fake image service and a fake clock."""

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from bot.app import EaselBot
from bot.catalog import Catalog, load_catalog
from bot.catalog.attachment import DISCORD_ORIGINS
from bot.catalog.samples import Samples
from bot.clock import Clock
from bot.db.database import Database
from bot.first_answers import FirstAnswers
from bot.jobs.gate import Gate
from bot.jobs.local import LocalRunner
from bot.jobs.runner import Runner
from bot.wiring.services import NO_POLICY, RunnerHooks, open_services, refusals_for
from cogs.kit.language import packaged_words
from cogs.kit.refusals import Refusals
from cogs.operator import OperatorPolicy
from cogs.reply.replies import Replies
from cogs.services import Services
from tests.fakes.backend import FakeBackend
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.harness.app_harness import AppHarness

CATALOG = load_catalog(
    None,
    "black-forest-labs/flux-schnell",
    # Where simcord keeps what was sent.
    DISCORD_ORIGINS | {"https://cdn.simcord.invalid"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process: what draws, and the services around it."""

    client: EaselBot
    harness: AppHarness
    services: Services


def refusals_on(database: Database, clock: Clock) -> Refusals:
    """What says refusals in the language that somebody chose."""
    return refusals_for(database, words=packaged_words(), clock=clock)


async def open_on(  # noqa: PLR0913 - what a test may want to choose, all but two by name
    stack: contextlib.AsyncExitStack,
    database: Database,
    *,
    clock: FakeClock | None = None,
    backend: FakeBackend | None = None,
    catalog: Catalog = CATALOG,
    runner: type[LocalRunner] = LocalRunner,
    jobs_per_person: int = 5,
    gate: Gate | None = None,
    first_answers: FirstAnswers | None = None,
    samples: Samples | None = None,
    operator: OperatorPolicy = NO_POLICY,
    hears_messages: bool = True,
) -> Process:
    """Make the services of a process that is not connected to Discord; ``stack`` ends them."""
    clock = clock or FakeClock()
    refusals = refusals_on(database, clock)
    client = EaselBot(refusals=refusals, first_answers=first_answers, hears_messages=hears_messages)
    downloads = FakeDownloads()
    opened: list[AppHarness] = []

    async def open_runner(hooks: RunnerHooks) -> Runner:
        harness = AppHarness(
            database=database,
            delivery=hooks.deliver(Replies(client=client, clock=clock)),
            backend=backend,
            clock=clock,
            downloads=downloads,
            jobs_per_person=jobs_per_person,
            runner=runner,
            outages=hooks.outages,
            ledger=hooks.ledger,
            first_answers=hooks.first_answers,
        )
        opened.append(harness)
        return harness.runner

    services = await open_services(
        stack,
        client=client,
        database=database,
        catalog=catalog,
        samples=samples or Samples(Path("no-such-folder")),
        words=packaged_words(),
        clock=clock,
        refusals=refusals,
        first_answers=client.first_answers,
        attachments=downloads,
        open_runner=open_runner,
        gate=gate,
        operator=operator,
    )
    return Process(client=client, harness=opened[0], services=services)


@contextlib.asynccontextmanager
async def services_on(
    database: Database,
    *,
    clock: FakeClock | None = None,
    catalog: Catalog = CATALOG,
    operator: OperatorPolicy = NO_POLICY,
) -> AsyncGenerator[Services]:
    """Make the services of a process that is not connected to Discord."""
    async with contextlib.AsyncExitStack() as stack:
        yield (
            await open_on(stack, database, clock=clock, catalog=catalog, operator=operator)
        ).services
