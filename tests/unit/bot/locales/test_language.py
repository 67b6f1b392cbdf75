from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.locales import Words, WordsError
from bot.locales.language import Language

FILES = sorted((Path(__file__).parents[4] / "bot" / "locales").glob("*/*.ftl"))

TEXT = """\
### All of the language

-easel = Easel
# Said at the start
hello = Hello from { -easel }
    and all others!
again = { hello } Again.
colours =
    .first = red
pictures = { $count ->
    [one] one picture
   *[other] { $count } pictures
}
hello = said twice
"""


def words(*texts: str) -> Words:
    return Words({"en": Language("en", texts)})


def test_a_message_may_refer_to_others_and_go_on_in_the_next_line() -> None:
    assert words(TEXT).say("again") == "Hello from Easel\nand all others! Again."


def test_a_message_is_found_in_any_of_the_files() -> None:
    said = words(TEXT, "other = Other by { -easel }\n")

    assert said.say("other") == "Other by Easel"
    assert said.say("pictures", count=2) == "2 pictures"
    assert said.knows("colours")
    assert not said.knows("-easel")


def test_a_reference_to_nothing_is_a_bug() -> None:
    with pytest.raises(WordsError):
        words("one = { -nothing }\n").say("one")


def test_what_cannot_be_read_is_a_bug() -> None:
    said = words("good = Good\nbad = { $open\n")

    assert said.say("good") == "Good"
    with pytest.raises(WordsError):
        said.say("bad")


@pytest.mark.parametrize("text", ["just a line\n", "  indented\ngood = Good\n", "- = Nobody\n"])
def test_what_is_no_message_is_found_at_the_start(text: str) -> None:
    with pytest.raises(WordsError):
        words(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_every_language_can_be_read(path: Path) -> None:
    read = FluentParser().parse(path.read_text(encoding="utf-8"))

    assert [entry.content for entry in read.body if isinstance(entry, ast.Junk)] == []
