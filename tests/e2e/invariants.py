"""What holds for every run of the bot, whatever a test provoked."""

import re
from collections.abc import Iterator

from sandbox.images.script import without_triggers
from tests.e2e.watched_images import SECRET_KEY, WatchedImages
from tests.servers.openapi import DiscordDescription
from tests.servers.sandbox import Bench
from tests.servers.shown import Shown

SECRET_TOKEN = "token-d1f5c2b8aa"

TECHNICAL = re.compile(
    r"https?://|Traceback|Exception|Error\b|CUDA|HTTP\b|JSON|\bE00\d|\bcode\b|task_|_error|Bearer"
    r"|r8_|额度|[Ii]nvalid|request id|flagged as sensitive|purchase|credit|throttled|<\w+>|</|\{|\}"
    r"|replicate|null|None\b"
)
"""What other programs say, and no person should have to read."""
JUMP_LINK = re.compile(r"https://discord\.com/channels/[\w@/]+")
"""Discord shows these as places, or behind the words of a link."""
TRACE_LINES = 40
"""What is shown of the log where there is a trace: enough to see what went wrong."""


def problems_for_people(bench: Bench) -> Iterator[str]:
    """Technical words or secrets in anything a person could ever read."""
    hidden = [SECRET_KEY, SECRET_TOKEN, *bench.discord.backend.interaction_tokens]
    for message_id in bench.discord.journal._states:
        for state in bench.states(message_id):
            text = _readable(state)
            if not _is_for_the_operator(bench, state) and (found := TECHNICAL.search(text)):
                yield f"{found.group()!r} is shown in {text!r}"
            yield from (f"{secret!r} is shown in {text!r}" for secret in hidden if secret in text)


def problems_in_requests(bench: Bench) -> Iterator[str]:
    """Requests to Discord that are not as Discord describes them."""
    description = DiscordDescription.load()
    for request in bench.discord.journal.requests:
        yield from description.problems(request)


def problems_in_log(bench: Bench, lines: list[str]) -> Iterator[str]:
    """Secrets in the log, and traces of bugs."""
    secrets = [SECRET_KEY, SECRET_TOKEN, *bench.discord.backend.interaction_tokens]
    for number, line in enumerate(lines):
        yield from (f"logged: {line}" for secret in secrets if secret in line)
        if line.startswith("Traceback") or "Task exception was never retrieved" in line:
            around = lines[max(0, number - 2) : number + TRACE_LINES]
            yield "logged: " + "\n".join(around)


def problems_at_images(images: WatchedImages) -> Iterator[str]:
    """Keys sent to where only pictures are."""
    for download in images.downloads:
        if download.authorized:
            yield f"the key was sent along to fetch {download.prediction_id}/{download.number}"


def _is_for_the_operator(bench: Bench, shown: Shown) -> bool:
    """Whether it went to who runs Easel, who needs the names of settings and what they pay."""
    backend = bench.discord.backend
    channel = backend.channels.get(int(shown.payload["channel_id"]))
    return channel is not None and channel.recipient_ids == [backend.application_owner]


def _readable(shown: Shown) -> str:
    alts = [alt for alt in shown.alt_texts if alt]
    # The prompt is the person's own, and in these tests it says what should go wrong.
    text = JUMP_LINK.sub("there", shown.said)
    return without_triggers("\n".join([text, *shown.buttons, *alts]))
