"""The catalog as a table for the terminal: ``python -m bot models``."""

from rich import box
from rich.table import Table
from rich.text import Text

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.locales import Words

_COLUMNS = ("model", "ratios", "images", "input", "formats", "seconds")
_NUMBERS = frozenset({"images", "seconds"})
_SHARES = {"model": 8, "ratios": 5}
"""How these two share the width that is left; the others take what they need."""


def models_table(catalog: Catalog, *, words: Words | None = None) -> Table:
    """Return the models in their order; the default one is marked. It fits 80 columns."""
    words = (words or Words.load()).plain
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 1, 0))
    for column in _COLUMNS:
        table.add_column(
            words.say(f"models-column-{column}"),
            justify="right" if column in _NUMBERS else "left",
            ratio=_SHARES.get(column),
            overflow="fold",
            no_wrap=column in _NUMBERS,
        )
    for model in (*catalog.models, *catalog.upscalers, *catalog.fillers):
        is_default = model is catalog.default
        label = words.say("models-default", label=model.label) if is_default else model.label
        what = Text(f"{label}\n{model.id}\n{model.purpose}")
        what.stylize("bold", 0, len(label))
        table.add_row(what, *(Text(cell) for cell in _facts(model, words)))
    return table


def _facts(model: Model, words: Words) -> tuple[str, ...]:
    image = model.image
    if image is None:
        takes = words.say("models-image-none")
    else:
        takes = words.say(
            "models-image-required" if image.is_required else "models-image", count=image.maximum
        )
    return (
        " ".join(model.aspect_ratios),
        str(model.images_per_prediction),
        takes,
        "\n".join(model.output_formats),
        f"{model.expected_seconds:g}",
    )
