"""The bot around its gateway."""

from bot.app import EaselBot
from cogs.kit.language import packaged_words
from tests.fakes.refusals import refusals_in


async def test_what_the_library_finds_out_after_the_end_is_left() -> None:
    bot = EaselBot(refusals=refusals_in(packaged_words()))
    await bot.close()

    bot.dispatch("ready")
