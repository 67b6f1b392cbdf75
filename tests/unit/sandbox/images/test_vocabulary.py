import tomllib
from collections import Counter
from importlib.resources import files

from sandbox.images.scene import Scene

TABLE: dict[str, str] = tomllib.loads(
    (files("sandbox.images") / "vocabulary.toml").read_text(encoding="utf-8")
)


def test_every_row_stands_for_something_that_is_painted() -> None:
    for english in TABLE:
        scene = Scene.read(english, 1)
        assert scene.is_known or scene.tint is not None, english


def test_no_word_means_two_things() -> None:
    words = Counter(word for row in TABLE.values() for word in set(row.split()))

    assert [word for word, count in words.items() if count > 1] == []
