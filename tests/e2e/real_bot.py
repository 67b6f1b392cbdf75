"""The real bot in its own process, between a local Discord and a local image service."""

import io
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from PIL import Image

from bot.errors import Fact
from bot.locales import Words
from sandbox.app import Sandbox, SandboxTerms
from sandbox.discord.desk import InteractionTerms
from sandbox.discord.server import DiscordTerms
from tests.e2e.discord_faults import DiscordFaults
from tests.e2e.invariants import (
    SECRET_TOKEN,
    problems_at_images,
    problems_for_people,
    problems_in_log,
    problems_in_requests,
)
from tests.e2e.watched_images import SECRET_KEY, WatchedImages
from tests.harness.http_way import EVERYWHERE
from tests.patience import PATIENCE_SECONDS
from tests.servers.preloaded import start_preloaded
from tests.servers.sandbox import SandboxBench
from tests.servers.shown import Shown

QUICK_MODELS = Path(__file__).parent / "quick_models.toml"
WORDS = Words.load()
PRIVATE_BUTTONS = [
    WORDS.say(f"button-{act}") for act in ("upscale", "subtle", "reroll", "rephrase", "redraw")
]
"""What is under a picture that was drawn from words, where others cannot star it."""
RESULT_BUTTONS = [*PRIVATE_BUTTONS, WORDS.say("button-star")]


def grid_of(pictures: int) -> list[str]:
    """What is under several pictures: a button of each kind for each, then what is for all."""
    each = [
        WORDS.say(f"button-{act}-number", number=number)
        for act in ("upscale", "subtle")
        for number in range(1, pictures + 1)
    ]
    return [*each, *RESULT_BUTTONS[2:]]


def words(words_id: str, **facts: Fact) -> str:
    """The sentence with this id, in English."""
    return WORDS.say(words_id, **facts)


def is_over(shown: Shown) -> bool:
    """Whether a reply has its last word: nothing to wait for and nothing to cancel."""
    return not shown.thinking and "Cancel" not in shown.buttons and not is_handed_over(shown)


def is_handed_over(shown: Shown) -> bool:
    """Whether a reply says that the next process goes on."""
    return words("progress-handed-over") in shown.text


def has_picture(shown: Shown) -> bool:
    """Whether there is a picture on it."""
    return bool(shown.attachments)


class BotBench(SandboxBench):
    """A bench with the real bot, whose services can be made to fail."""

    images: WatchedImages

    def __init__(self, sandbox: Sandbox, *, faults: DiscordFaults, images: WatchedImages) -> None:
        super().__init__(sandbox)
        self.images = images
        self.faults = faults

    async def over(self, interaction: int, *, within_seconds: float = PATIENCE_SECONDS) -> Shown:
        """The reply once it has its last word."""
        return await self.reply(interaction, until=is_over, within_seconds=within_seconds)

    async def message_is(
        self,
        message: Shown,
        until: Callable[[Shown], object] = is_over,
        *,
        within_seconds: float = PATIENCE_SECONDS,
    ) -> Shown:
        """This message, once it is as wanted; for what another interaction changes."""

        def found() -> Shown | None:
            now = self.message(message.id)
            return now if now is not None and until(now) else None

        return await self._until(found, within_seconds, f"message {message.id} as wanted")

    async def until(self, true: Callable[[], object], waiting_for: str) -> None:
        """Return once this is true; looked at whenever anything happens at any of the servers."""
        await self.discord.bell.until(
            true, within_seconds=PATIENCE_SECONDS, waiting_for=waiting_for
        )

    @asynccontextmanager
    async def logging(self, pattern: str) -> AsyncGenerator[None, None]:
        """On leaving, wait until the bot has logged a line with this pattern since entering."""

        def count() -> int:
            return sum(bool(re.search(pattern, line)) for line in self.bot.log_lines)

        before = count()
        yield
        await self.until(lambda: count() > before, f"{pattern!r} in the log")

    async def recorded(self, shown: Shown) -> None:
        """Return once the bot has put on record that this picture is delivered."""
        job = shown.attachments[0]["filename"].split("-")[1]
        delivered = re.compile(rf"job {job}\w* delivered after")
        await self.until(
            lambda: any(delivered.search(line) for line in self.bot.log_lines),
            f"the record of {shown.id}",
        )

    def expire(self, interaction: int) -> None:
        """Let the time of an interaction's token be over, as Discord sees it."""
        record = self.discord.backend.interactions[interaction]
        record.expires_at = self.discord.backend.now_iso()

    def opened(self, message: Shown, number: int = 0) -> Image.Image:
        """An attached picture, decoded whole."""
        picture = Image.open(io.BytesIO(self.picture(message, number)))
        picture.load()
        return picture

    def pictures_of(self, prompt: str) -> list[Shown]:
        """Every message there is now, anywhere, that shows this prompt and a picture."""
        backend = self.discord.backend
        found = [
            Shown(payload=backend.message_object(message))
            for channel in backend.messages.values()
            for message in channel.values()
        ]
        return [one for one in found if prompt in one.text and has_picture(one)]

    def problems(self) -> list[str]:
        """What should hold for every run, and does not."""
        return [
            *problems_for_people(self),
            *problems_in_requests(self),
            *problems_in_log(self, list(self.bot.log_lines)),
            *problems_at_images(self.images),
            *(f"the bot crashed with {code}" for code in self.bot.crashes),
        ]


@asynccontextmanager
async def real_bot(  # noqa: PLR0913 - all by name
    *,
    images: WatchedImages | None = None,
    interactions: InteractionTerms | None = None,
    environment: Mapping[str, str] | None = None,
    data_dir: Path | None = None,
    with_page: bool = False,
    with_gateway: bool = not EVERYWHERE,
) -> AsyncGenerator[BotBench, None]:
    """A bot that is ready; at the end, whatever must hold for every run is looked at.

    Without the gateway, all that members do comes to it over HTTP.
    """
    images = images or WatchedImages()
    terms = SandboxTerms(
        with_page=with_page,
        with_http=not with_gateway,
        show_log=False,
        start_bot=start_preloaded,
        bot_environment={
            "COMETAPI_KEY": SECRET_KEY,
            "MODELS_FILE": str(QUICK_MODELS),
            # Tests ask for more at once than a provider takes.
            "PREDICTION_STARTS_PER_MINUTE": "3000",
            "USE_GATEWAY": str(with_gateway),
            **(environment or {}),
        },
        discord=DiscordTerms(token=SECRET_TOKEN, interactions=interactions or InteractionTerms()),
    )
    sandbox = Sandbox(terms=terms, images=images, data_dir=data_dir)
    images.bell = sandbox.discord.bell
    faults = DiscordFaults(sandbox.discord)
    async with sandbox:
        bench = BotBench(sandbox, faults=faults, images=images)
        try:
            await bench.wait_ready()
            yield bench
        except Exception as error:
            error.add_note(
                "The bot's last log lines:\n" + "\n".join(list(bench.bot.log_lines)[-30:])
            )
            raise
    problems = bench.problems()
    assert not problems, "\n".join(problems)
