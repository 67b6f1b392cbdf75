"""A base filter that cannot be used stops the start, and says why in a line."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.locales import Words
from cogs.filter.base import STARTER, load_base_filter

WORDS = Words.load()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"text,action\nfoo,refuse\nbar,explode\n", ["Line 3", "“explode”"]),
        (b"text,kind\n(((,regex\n", ["Line 2"]),
        (b"text,strictness\na,9\nb,9\nc,9\nd,9\ne,9\n", ["Line 2", "Line 4", "2 more"]),
        (b"text,kind\nfoo\nbar,word,refuse\n", ["Line 3", "columns"]),
        (b"name,colour\nfoo,red\n", ["The first line must name the columns"]),
        (b"", ["There is no entry in that file"]),
        (b"text\n", ["There is no entry in that file"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", ["as a table"]),
        (None, ["No such file or directory"]),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(
    tmp_path: Path, content: bytes | None, said: list[str]
) -> None:
    file = tmp_path / "filter.csv"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SettingsError) as caught:
        load_base_filter(str(file), WORDS)

    told = str(caught.value)
    assert told.startswith(f"BASE_FILTER: {file}: ")
    assert all(part in told for part in said), told
    assert "imported" not in told
    assert "\n" not in told


def test_a_good_file_the_starter_list_and_none_are_read(tmp_path: Path) -> None:
    file = tmp_path / "filter.csv"
    file.write_text("text,action\ngore,refuse\nruin,review\n")

    assert [one.text for one in load_base_filter(str(file), WORDS).entries] == ["gore", "ruin"]
    assert load_base_filter(STARTER, WORDS).entries
    assert not load_base_filter(None, WORDS).entries
