"""An option that Easel does not have, as somebody would add it."""

from pathlib import Path

from bot.catalog import Catalog, load_catalog
from bot.catalog.options import Option
from bot.catalog.options.option import Extent, Fulfilment, Inline, NumberSlash
from bot.catalog.options.shared import (
    decimal_number,
    never,
    no_problems,
    number_within,
    same_text,
    sent_number,
    shown_number,
)

CLOSENESS: Option[float] = Option(
    tag="closeness",
    slash=NumberSlash(minimum=0, maximum=50),
    inline=Inline(
        spellings=("closeness",),
        extent=Extent.NUMBER,
        is_foreign=never,
        read=decimal_number("closeness"),
        show=shown_number,
    ),
    fulfilment=Fulfilment(kind="number", usual_names=("closeness",), problems=no_problems),
    is_same=same_text,
    plan=number_within("closeness", 0.0, 50.0),
    recall=sent_number("closeness"),
    is_copied=True,
    edit_field=None,
    preference=None,
)

_MODEL = """
[[models]]
id = "acme/{name}"
label = "Acme {name}"
purpose = "Everything"
expected_seconds = 3
deadline_seconds = 60
parameters.{parameter}
"""
_MODELS = (
    ("close", "closeness = { kind = 'number', minimum = 0, maximum = 10 }"),
    ("near", "how_near = { kind = 'number', fulfils = 'closeness' }"),
)


def catalog_with_it(folder: Path) -> Catalog:
    """The models that come with Easel, and two that have the option, once it is registered."""
    file = folder / "own.toml"
    file.write_text("".join(_MODEL.format(name=name, parameter=its) for name, its in _MODELS))
    return load_catalog(file)
