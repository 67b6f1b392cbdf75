from collections.abc import AsyncGenerator

import pytest

from sandbox.discord.desk import InteractionTerms
from sandbox.discord.server import DiscordTerms, LocalDiscord
from tests.servers.guest_bot import Guest, guest_bot
from tests.servers.page_bot import PageBot, page_bot
from tests.servers.sandbox import Bench


@pytest.fixture
async def server() -> AsyncGenerator[LocalDiscord, None]:
    """A local Discord whose interactions fail after a third of a second, not three."""
    terms = DiscordTerms(interactions=InteractionTerms(answer_within_seconds=2.0))
    async with LocalDiscord(terms=terms) as server:
        yield server


@pytest.fixture
async def guest(server: LocalDiscord) -> AsyncGenerator[Guest, None]:
    async with guest_bot(server) as guest:
        yield guest


@pytest.fixture
def bench(server: LocalDiscord, guest: Guest) -> Bench:
    assert guest.is_ready()
    return Bench(server)


@pytest.fixture
def patient_terms() -> DiscordTerms:
    """Discord's own numbers."""
    return DiscordTerms()


@pytest.fixture
async def patient(patient_terms: DiscordTerms) -> AsyncGenerator[LocalDiscord, None]:
    """A local Discord that waits for answers as long as Discord does."""
    async with LocalDiscord(terms=patient_terms) as server:
        yield server


@pytest.fixture
async def bot(patient: LocalDiscord) -> AsyncGenerator[PageBot, None]:
    async with page_bot(patient) as bot:
        yield bot


@pytest.fixture
def mira(patient: LocalDiscord, bot: PageBot) -> Bench:
    """The moderator in #art, with the page's bot."""
    assert bot.is_ready()
    return Bench(patient).as_(patient.world.mira)
