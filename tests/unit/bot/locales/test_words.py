import discord
import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.locales import Words, WordsError

ENGLISH = """
hello = Hello, { $name }!
pictures = { $count ->
    [one] one picture
   *[other] { $count } pictures
}
listed = Try { $models }.
only-english = English
"""
TURKISH = """
hello = Merhaba, { $name }!
"""


def bundle(language: str, text: str) -> FluentBundle:
    made = FluentBundle([language], use_isolating=False)
    made.add_resource(FluentResource(text))
    return made


@pytest.fixture
def words() -> Words:
    return Words({"en": bundle("en", ENGLISH), "tr": bundle("tr", TURKISH)})


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-US", "Hello, Ann!"),
        ("en", "Hello, Ann!"),
        ("tr", "Merhaba, Ann!"),
        ("tr-TR", "Merhaba, Ann!"),
        ("ja", "Hello, Ann!"),
        ("", "Hello, Ann!"),
    ],
)
def test_people_are_answered_in_their_language_where_there_is_one(
    words: Words, locale: str, said: str
) -> None:
    assert words.say("hello", locale, name="Ann") == said


def test_a_region_may_have_words_of_its_own() -> None:
    words = Words({one: bundle(one, f"l = {one}") for one in ("en", "pt-BR", "zh-TW", "es")})

    assert [words.say("l", locale) for locale in ("pt-BR", "zh-TW", "es-419", "zh-CN")] == [
        "pt-BR",
        "zh-TW",
        "es",
        "en",
    ]
    assert words.language_of("zh-TW") == "zh-TW"
    assert words.language_of("es-419") == "es"
    assert words.language_of("zh-CN") is None


def test_what_a_language_lacks_is_said_in_english(words: Words) -> None:
    assert words.say("only-english", "tr") == "English"


def test_numbers_choose_their_form(words: Words) -> None:
    assert words.say("pictures", count=1) == "one picture"
    assert words.say("pictures", count=3) == "3 pictures"


def test_several_things_become_a_list(words: Words) -> None:
    assert words.say("listed", models=("A", "B", "C")) == "Try A, B, C."
    assert words.say("listed", "xx-broken-!", models=("A",)) == "Try A."


@pytest.mark.parametrize("locale", list(discord.Locale), ids=str)
def test_there_are_lists_in_every_language_of_discord(locale: discord.Locale) -> None:
    words = Words({"en": bundle("en", ENGLISH), locale.value: bundle(locale.value, "l = { $all }")})

    for several in (("A", "B"), ("A", "B", "C")):
        said = words.say("l", locale.value, all=several)

        assert all(one in said for one in several)


def test_a_fact_is_data_and_never_a_pattern(words: Words) -> None:
    assert words.say("hello", name="{ $name } { hello }") == "Hello, { $name } { hello }!"


def test_a_missing_message_or_fact_is_a_bug(words: Words) -> None:
    with pytest.raises(WordsError):
        words.say("nothing")
    with pytest.raises(WordsError):
        words.say("hello")


def test_what_there_are_words_for_can_be_asked(words: Words) -> None:
    assert words.knows("hello")
    assert not words.knows("nothing")
    assert words.languages == ("en", "tr")


def test_easel_speaks_english() -> None:
    assert "en" in Words.load().languages
