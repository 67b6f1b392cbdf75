# ruff: noqa: RUF001 -- look-alike characters are what is tested
"""What the filter finds, what it leaves alone, and what it says."""

import pytest

from cogs.filter.matcher import Matcher
from cogs.filter.model import Action, FilterResult
from tests.cogs.filter.lists import allow, expression, found, word


@pytest.mark.parametrize(
    ("prompt", "entry"),
    [
        ("a classic", "ass"),
        ("the assassin", "ass"),
        ("Scunthorpe United", "cunt"),
        ("Essex, Sussex and Middlesex", "sex"),
        ("a cocktail for a peacock", "cock"),
        ("Charles Dickens", "dick"),
        ("my therapist", "rapist"),
        ("analysis of a canal", "anal"),
        ("grapes", "rape"),
        ("shitake", "shit"),
        ("cl@$$ic", "ass"),
        ("c l a s s i c", "ass"),
        ("c.l.a.s.s.i.c", "ass"),
        ("first-cl4ss", "ass"),
        ("a good god", "goood"),
        ("something good", "god"),
        ("too loose", "lose"),
        ("the pen is mine", "penis"),
        ("the-pen-is-mightier", "penis"),
        ("a pen, is it", "penis"),
        ("as sweet", "ass"),
        ("Samsung A55", "ass"),
        ("455 trees", "ass"),
        ("f/1.8 at 35mm, gt86", "fib"),
        ("эссекс", "секс"),
        ("エセックス", "セックス"),
        ("English cop", "сор"),
        ("a b c d e f", "bcd"),
        ("1 2 3 4 5", "es"),
    ],
)
def test_innocent_prompts_pass(prompt: str, entry: str) -> None:
    assert found(prompt, entry) == []


@pytest.mark.parametrize(
    ("prompt", "piece"),
    [
        ("a naughty dog", "naughty"),
        ("NAUGHTY!", "NAUGHTY"),
        ("(naughty)", "naughty"),
        ("very-naughty-dog", "naughty"),
        ("naughty_dog", "naughty"),
        ("naughty's", "naughty"),
        ("a n a u g h t y dog", "n a u g h t y"),
        ("I n.a.u.g.h.t.y", "n.a.u.g.h.t.y"),
        ("n-a-u-g-h-t-y", "n-a-u-g-h-t-y"),
        ("n_a_u_g_h_t_y", "n_a_u_g_h_t_y"),
        ("n  a  u  g  h  t  y", "n  a  u  g  h  t  y"),
        ("n a u g h t y  d o g", "n a u g h t y"),
        ("n 4 u g h 7 y", "n 4 u g h 7 y"),
        ("nau.ghty", "nau.ghty"),
        ("naugh-ty", "naugh-ty"),
        ("n🔥a🔥u🔥g🔥h🔥t🔥y", "n🔥a🔥u🔥g🔥h🔥t🔥y"),
        ("n4ughty", "n4ughty"),
        ("n@ughty", "n@ughty"),
        ("n*ughty", "n*ughty"),
        ("naugh7y!!!", "naugh7y"),
        ("naaaughtyyyy", "naaaughtyyyy"),
        ("naaughty", "naaughty"),
        ("nаughtу", "nаughtу"),
        ("ｎａｕｇｈｔｙ", "ｎａｕｇｈｔｙ"),
        ("náúghty", "náúghty"),
        ("nau\u200bghty", "nau\u200bghty"),
    ],
)
def test_disguised_words_are_found(prompt: str, piece: str) -> None:
    assert found(prompt, "naughty") == [("naughty", piece)]


@pytest.mark.parametrize(
    ("prompt", "entry", "piece"),
    [
        ("kick @$$ now", "ass", "@$$"),
        ("$ex on the beach", "sex", "$ex"),
        ("aßs", "asss", "aßs"),
        ("assss", "ass", "assss"),
        ("he11o", "hello", "he11o"),
        ("p1ll", "pill", "p1ll"),
        ("p1ll", "plll", "p1ll"),
        ("code 1488", "1488", "1488"),
        ("h8ers", "h8ers", "h8ers"),
        ("rated 18+ only", "18+", "18+"),
        ("СУКА", "сука", "СУКА"),
        ("сукa", "сука", "сукa"),
        ("美しい裸体画", "裸体", "裸体"),
        ("a 🍆 here", "🍆", "🍆"),
        ("bad", "ʙᴀᴅ", "bad"),
        ("bad", "bаd", "bad"),
        ("ass", "a$$", "ass"),
        ("ผู้หญิงเปลือยกาย", "เปลือย", "เปลือย"),
        ("한국 성인 그림", "성인", "성인"),
        ("यह गंदा है", "गंदा", "गंदा"),
    ],
)
def test_signs_digits_and_scripts(prompt: str, entry: str, piece: str) -> None:
    assert found(prompt, entry) == [(entry, piece)]


@pytest.mark.parametrize(
    ("prompt", "piece"),
    [
        ("a bad word here", "bad word"),
        ("a BAD,  word", "BAD,  word"),
        ("bad-word", "bad-word"),
        ("bad\nword", "bad\nword"),
        ("b4d w0rd", "b4d w0rd"),
        ("b a d w.o.r.d", None),
        ("b a d  w o r d", "b a d  w o r d"),
        ("bad ! word", "bad ! word"),
        ("bad 🔥 word", "bad 🔥 word"),
        ("bad bad word", "bad word"),
        ("bad good word", None),
        ("badword", None),
        ("bad words", None),
    ],
)
def test_phrases(prompt: str, piece: str | None) -> None:
    assert found(prompt, "bad word") == ([("bad word", piece)] if piece else [])


def test_an_allowed_phrase_covers_what_is_in_it() -> None:
    entries = ("pussy", allow("pussy willow"))

    assert found("a Pussy-Willow, pussy  willow", *entries) == []
    assert found("pussy willow and pussy", *entries) == [("pussy", "pussy")]


@pytest.mark.parametrize(
    "prompt", ["pu$$y willow", "p u s s y willow", "pussy w1llow", "pússy willow"]
)
def test_in_disguise_an_allowed_phrase_allows_nothing(prompt: str) -> None:
    assert found(prompt, "pussy", allow("pussy willow")) != []


def test_an_accent_can_be_allowed_by_itself() -> None:
    entries = ("ano", allow("año"))

    assert found("feliz año nuevo, FELIZ AÑO", *entries) == []
    assert found("feliz ano", *entries) == [("ano", "ano")]


def test_an_allowed_word_does_not_cover_a_longer_match() -> None:
    assert found("a bad word", "bad word", allow("bad")) == [("bad word", "bad word")]


def test_the_worst_comes_first_and_decides() -> None:
    matcher = Matcher(
        [word("one", Action.LOG), word("two", Action.REVIEW), word("three", Action.REFUSE)]
    )

    result = matcher.check("one two three", level=1)

    assert [hit.entry.text for hit in result.hits] == ["three", "two", "one"]
    assert result.action is Action.REFUSE


def test_what_is_only_logged_decides_nothing() -> None:
    result = Matcher([word("one", Action.LOG)]).check("one", level=1)

    assert result.action is Action.LOG
    assert len(result.hits) == 1


@pytest.mark.parametrize(
    ("level", "expected"),
    [(0, set()), (1, {"one"}), (2, {"one", "two"}), (3, {"one", "two", "three"})],
)
def test_a_channel_of_some_strictness_has_the_entries_up_to_it(
    level: int, expected: set[str]
) -> None:
    matcher = Matcher([word("one"), expression("two", level=2), word("three", level=3)])

    hits = matcher.check("one two three", level=level).hits

    assert {hit.entry.text for hit in hits} == expected


def test_nothing_listed_or_nothing_said_is_no_hit() -> None:
    assert Matcher([]).check("anything", level=3) == FilterResult()
    assert Matcher([word("bad")]).check("", level=3) == FilterResult()


def test_a_word_that_stands_twice_is_hit_twice() -> None:
    assert found("bad and b4d", "bad") == [("bad", "bad"), ("bad", "b4d")]


def test_a_long_phrase_of_one_word_takes_no_time_that_doubles() -> None:
    entry = " ".join(["bad!x"] * 16)

    assert found(" ".join(["b4d!x"] * 60), entry) != []
