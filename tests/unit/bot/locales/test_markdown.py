"""What somebody typed reads as they typed it: no link, mention, heading or format comes of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import FALLBACK, Markdown, Words
from bot.locales.language import Language
from bot.locales.markdown import escaped, one_line, within
from tests.markdown import rendered

LINES = (
    "{}",
    "> {}",
    "-# {}",
    "**{}** · refuse",
    "“{}” is not a whole number.",
    "Left out: {}, and more",
    "|| {} ||",
    "### Style {} is there",
    "*{}*",
    "a line\n{}",
    "{} · [being drawn](https://discord.com/channels/1/2/3), asked <t:1:R>",
)
HOSTILE = (
    "[free nitro](https://evil.example/a)",
    "free [nitro](https://evil.example/a) and [robux](https://evil.example/b) now",
    "[a](<https://evil.example>)",
    '[a](https://evil.example "title")',
    "[[a]](https://evil.example)",
    "https://evil.example/a_b_c?d=e#f",
    "see HTTP://EVIL.EXAMPLE or steam://run/1",
    "<https://evil.example>",
    "<someone@evil.example> <+15550100>",
    "discord.gg/abcdef https://discord.com/invite/abcdef",
    "@everyone @here @\u200beveryone <@123456789012345678> <@&123456789012345678>",
    "<@1> <@!1> <@&1> <#1> </imagine:1> </a b:1> <:e:1> <a:e:1> <t:1> <t:1:R> <id:guide>",
    ":tada: :+1::skin-tone-2: a::2 b::1 16:9",
    "# heading",
    "## heading",
    "-# small",
    "- one - two",
    "* one",
    "+ one",
    "1. one",
    "23) one",
    "#",
    "-#",
    "1.",
    "> quote",
    ">>> quote",
    "```py\ncode```",
    "`code` ``code``",
    "**bold** *em* _em_ __under__ ~~gone~~ ~gone~ ||hidden||",
    "***__~~||all||~~__***",
    "\\",
    "\\*a\\*",
    "trailing \\",
    "¯\\_(ツ)_/¯",
    "snake_case_name a_b_ c",
    "line\n# heading\n- list\n> quote",
    "line\u2028# heading\u2029- list\x0b> quote",
    "\u202eevil\u202c",
    "\u2066[\u2069x](https://evil.example)",
    "[x]\u200b(https://evil.example)",
    "h\u200bttps://evil.example",
    "\ufeff# heading",
    "ع [نص](https://evil.example) ١٦:٩",
    "👩‍🚀 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    '{ $name } { "a": [1, 2] } \\frac{1}{2}',
)  # fmt: skip


def as_seen(text: str) -> str:
    """Return a text without what nobody sees, on one line."""
    return re.sub(r"[\u200b\u2068\u2069]", "", " ".join(text.split()))


def visible(text: str) -> str:
    return as_seen(one_line(text))


@given(
    line=st.sampled_from(LINES),
    text=st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=5).map(" ".join),
)
def test_nothing_is_made_of_what_was_typed(line: str, text: str) -> None:
    shown = rendered(line.format(escaped(f"a{text}", 10_000)))
    plain = rendered(line.format("word"))

    assert shown.made == plain.made
    assert as_seen(shown.text) == as_seen(plain.text.replace("word", visible(f"a{text}")))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_made_of_how_it_begins(text: str) -> None:
    for line in LINES:
        shown, plain = rendered(line.format(escaped(text))), rendered(line.format("word"))

        assert shown.made == plain.made
        assert as_seen(shown.text) == as_seen(plain.text.replace("word", visible(text)))


@given(text=st.text(st.sampled_from("\\*_[]<>@:/ab #-1.`|~\n\u202e")), limit=st.integers(2, 40))
def test_a_text_is_never_longer_than_there_is_room(text: str, limit: int) -> None:
    shown = escaped(text, limit)

    assert len(shown.replace("\u2068", "").replace("\u2069", "")) <= limit + shown.count("\u200b")
    assert rendered(f"{shown}*em*").made == ["em"]
    assert len(one_line(text, limit)) <= limit


@pytest.mark.parametrize("control", "\u202a\u202b\u202d\u202e\u2066\u2067\u200e\u200f\u061c\u2069")
def test_nothing_turns_the_direction_of_what_follows(control: str) -> None:
    assert escaped(f"a{control}b") == one_line(f"a{control}b") == "ab"
    assert escaped(f"{control}نص") == one_line(f"{control}نص") == "\u2068نص\u2069"


def test_what_writing_needs_stays() -> None:
    for text in ("👩‍🚀", "می‌خواهم", "क्‍ष", "🏴\U000e0067\U000e0062\U000e007f"):
        assert escaped(text).strip("\u2068\u2069") == text


def test_a_sentence_escapes_what_was_typed_and_keeps_what_is_ours() -> None:
    texts = ["asked = { $person }: { $value }, { $list }\ntold = “{ $line }”, **{ $value }**"]
    words = Words({FALLBACK: Language(FALLBACK, texts)})
    typed = "[a](https://evil.example) <@1>"
    said = words.say("asked", person="<@5>", value=typed, list=("<@1>", "**b**"))

    assert rendered(said).made == ["person"]
    assert rendered(words.say("told", line=said, value="x")).made == ["person", "strong"]
    assert words.plain.say("asked", person="<@5>", value=typed, list=("<@1>",)) == (
        f"<@5>: {typed}, <@1>"
    )
    # A name that holds mentions of ours takes nothing else unescaped.
    assert rendered(words.say("asked", person=f"<@5> {typed}", value="", list=())).made == []


@pytest.mark.parametrize("fact", ["*" * 9_000, ("<@1>" * 100,) * 500, Markdown("a <@1> " * 2_000)])
def test_no_fact_is_too_long_to_be_said(fact: str | tuple[str, ...]) -> None:
    words = Words({FALLBACK: Language(FALLBACK, ["told = { $fact }"])})

    assert len(words.say("told", fact=fact)) <= 2_400
    assert len(words.plain.say("told", fact=fact)) <= 2_400


def test_our_own_text_is_cut_at_a_gap() -> None:
    assert within("drawn by <@12345> and <@67890>", 26) == "drawn by <@12345> and …"
    assert within("short", 5) == "short"
    assert len(within("\\*" * 50, 20)) <= 20
