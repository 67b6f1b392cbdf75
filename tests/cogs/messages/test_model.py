"""Which messages are for Easel, what they ask for, and how many are looked at."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Attachment
from cogs.kit.heard_messages import is_for
from cogs.messages.model import MOST_A_MINUTE, Pace, offer_for, words_to
from tests.fakes.clock import FakeClock

EASEL = 4711
PICTURES = tuple(
    Attachment(url=f"https://a/{name}", filename=name, content_type="image/png", size_bytes=1)
    for name in ("one.png", "two.png", "three.png")
)


def message(content: object = f"<@{EASEL}> a fox", **fields: object) -> dict[str, Any]:
    """A MESSAGE_CREATE of a person in a server, which mentions Easel."""
    return {
        "content": content,
        "guild_id": "1",
        "type": 0,
        "author": {"id": "2"},
        "mentions": [{"id": str(EASEL)}],
        "mention_everyone": False,
        **fields,
    }


@pytest.mark.parametrize(
    "said",
    [
        message(),
        message(f"a fox, <@!{EASEL}>", type=19),
        message("a fox", guild_id=None, mentions=[]),
    ],
)
def test_what_names_it_or_is_direct_is_for_it(said: dict[str, Any]) -> None:
    assert is_for(EASEL, said)


@pytest.mark.parametrize(
    "said",
    [
        message(""),
        message("a fox"),
        message("<@&4711> a fox"),
        message(f"`<@{EASEL}>`", mentions=[]),
        message(mention_everyone=True),
        message(author={"id": "3", "bot": True}),
        message(webhook_id="5"),
        message(type=7),
        message("a fox", guild_id=None, author={"id": str(EASEL), "bot": True}),
        message(content=None),
        message(author=None),
        message(mentions="all"),
        [],
        None,
    ],
)
def test_nothing_else_is(said: object) -> None:
    assert not is_for(EASEL, said)


@given(st.dictionaries(st.sampled_from(sorted(message())), st.none() | st.integers() | st.text()))
def test_no_message_is_too_odd(fields: dict[str, object]) -> None:
    assert is_for(EASEL, message(**fields)) in {True, False}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"<@{EASEL}> draw a fox", "a fox"),
        (f"<@!{EASEL}>, please draw me a *fox* --ar 16:9", "a *fox* --ar 16:9"),
        (f"a fox <@{EASEL}>", "a fox"),
        (f"<@{EASEL}> /imagine prompt: a fox", "a fox"),
        (f"<@{EASEL}> Dibújame un zorro", "un zorro"),
        (f"<@{EASEL}> dessine-moi un renard", "un renard"),
        (f"<@{EASEL}> kannst du bitte mal einen Fuchs", "einen Fuchs"),
        (f"<@{EASEL}> drawing of a fox", "drawing of a fox"),
    ],
)
def test_what_stands_around_the_words_is_left_out(said: str, words: str) -> None:
    offer = offer_for(words_to(EASEL, said), ())

    assert offer is not None
    assert offer.words == words


@pytest.mark.parametrize("said", ["", "hi!", "¡Hola!", "Hilfe", "merci !", "?", "🦊", "draw"])
def test_small_talk_is_not_drawn(said: str) -> None:
    assert offer_for(words_to(EASEL, f"<@{EASEL}> {said}"), ()) is None


@pytest.mark.parametrize(
    ("said", "number", "words"),
    [
        ("make it night", 1, "make it night"),
        ("2 make it night", 2, "make it night"),
        ("#3 at night", 3, "at night"),
        ("Bild 2: bei Nacht", 2, "bei Nacht"),
        ("make it night in picture 3", 3, "make it night in picture 3"),
        ("make picture 2 night", 2, "make picture 2 night"),
        ("9 foxes", 1, "9 foxes"),
        ("20s style", 1, "20s style"),
        ("draw a hat on it", 1, "draw a hat on it"),
    ],
)
def test_one_of_several_pictures_is_said(said: str, number: int, words: str) -> None:
    offer = offer_for(said, PICTURES)

    assert offer is not None
    assert (offer.number, offer.words, offer.picture) == (number, words, PICTURES[number - 1])


async def test_each_person_has_a_pace_of_their_own() -> None:
    clock = FakeClock()
    pace = Pace(monotonic=clock.monotonic)

    assert [pace.allows(1) for _ in range(MOST_A_MINUTE + 1)] == [True] * MOST_A_MINUTE + [False]
    assert pace.allows(2)
    await clock.advance(60)
    assert pace.allows(1)
