"""What the terminal says to operators: of settings and hosts, never of buttons and members."""

import re
from collections.abc import Iterator

import pytest

from bot.errors import BotError, Fact, ImagineError
from bot.locales import Words

WORDS = Words.load().plain
FOR_MEMBERS = re.compile(r"Retry|[Pp]ress|whoever runs|this bot|Discord|attach|Easel is restarting")
FACTS: dict[str, Fact] = {
    "host": "images.example",
    "setting": "IMAGE_ORIGINS=https://a.example",
    "parameter": "seed",
    "minutes": 5,
    "kind": "SVG",
    "megapixels": 90,
    "limit": 64,
    "reason": "No space left on device",
}
NOT_IN_A_TERMINAL = {
    # Nobody cancels there, nothing is uploaded or recorded, and bugs end in a trace.
    "failure-canceled",
    "failure-canceled-after-start",
    "failure-canceled-at-provider",
    "failure-discord-away",
    "failure-interrupted-while-starting",
    "failure-output-too-large",
    "failure-picture-refused",
    "failure-source-damaged",
    "failure-source-image",
    "failure-source-pixels",
    "failure-undeliverable",
    "failure-unexpected",
    "failure-withdrawn",
}


def leaves(kind: type[BotError]) -> Iterator[str]:
    words_id = getattr(kind, "words_id", None)
    if isinstance(words_id, str) and words_id not in NOT_IN_A_TERMINAL:
        yield words_id
    for below in kind.__subclasses__():
        # What the cogs raise besides is about Discord and its moderators.
        if below.__module__ == ImagineError.__module__:
            yield from leaves(below)


@pytest.mark.parametrize(
    "words_id", sorted({*leaves(ImagineError), "failure-input-invalid-unnamed"})
)
def test_no_reason_is_told_as_to_a_member(words_id: str) -> None:
    for_operators = f"terminal-{words_id}"
    said = WORDS.say(for_operators if WORDS.knows(for_operators) else words_id, **FACTS)

    assert not FOR_MEMBERS.search(said)
