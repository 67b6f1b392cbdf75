"""Lines of values in TOML texts."""

import tomllib
from importlib.resources import files
from typing import cast

import pytest

from bot.catalog.positions import Path, line_of

TEXT = '''# comment = 1
default = "a/b" # x = "

[[models]]
id = "a/b"
parameters.seed = { kind = "integer", minimum = 0 }
note = """
[not.a.table]
x = 1
"""

[models.parameters."aspect ratio"]
allowed = [
  "1:1", # one
  '16:9',
  "]",
]

[[models]]
id = 'c/d'

[models.image]
sets = { "a.b" = 1, c = [1, { d = 2 }] }
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("default",), 2),
        (("models",), 4),
        (("models", 0), 4),
        (("models", 0, "id"), 5),
        (("models", 0, "parameters", "seed", "minimum"), 6),
        (("models", 0, "note"), 7),
        (("models", 0, "parameters", "aspect ratio"), 12),
        (("models", 0, "parameters", "aspect ratio", "allowed"), 13),
        (("models", 0, "parameters", "aspect ratio", "allowed", 0), 14),
        (("models", 0, "parameters", "aspect ratio", "allowed", 2), 16),
        (("models", 1), 19),
        (("models", 1, "id"), 20),
        (("models", 1, "image", "sets", "a.b"), 23),
        (("models", 1, "image", "sets", "c", 1, "d"), 23),
        (("models", 1, "image", "missing"), 22),
        (("nowhere",), 1),
    ],
)
def test_finds_the_line(path: Path, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_finds_every_value_of_the_real_catalog() -> None:
    text = files("bot.catalog").joinpath("models.toml").read_text(encoding="utf-8")
    lines = text.split("\n")
    models = cast("list[dict[str, object]]", tomllib.loads(text)["models"])

    for index, model in enumerate(models):
        assert f'"{model["id"]}"' in lines[line_of(text, ("models", index, "id")) - 1]
        for name in cast("dict[str, object]", model.get("parameters", {})):
            line = lines[line_of(text, ("models", index, "parameters", name, "kind")) - 1]
            assert line.startswith(f"{name} = ")
