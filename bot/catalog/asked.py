"""Options and inline parameters brought together; the options win."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.catalog.catalog import Catalog
from bot.catalog.inline import ParsedPrompt
from bot.catalog.model import Model
from bot.catalog.quoting import quoted
from bot.catalog.ratio import is_same_ratio
from bot.catalog.source_image import refuse_images
from bot.catalog.wishes import Attachment, Wishes
from bot.imagine.request import Note

Value = TypeVar("Value", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wished for the picture, each thing once; None: not said."""

    model: Model
    aspect_ratio: str | None
    count: int | None
    seed: int | None
    output_format: str | None
    output_quality: int | None
    negative_prompt: str | None
    images: tuple[Attachment, ...]
    is_private: bool
    notes: tuple[Note, ...]
    """What was said twice and differently, and a model nobody named."""


def brought_together(wishes: Wishes, parsed: ParsedPrompt, catalog: Catalog) -> Asked:
    """Return what is asked for.

    Raises:
        RefusedError: no model has the name that was given.
    """
    choice = _Choice()
    name = choice.of("model", wishes.model, parsed.model, _same_model(catalog))
    ratio = choice.of("aspect_ratio", wishes.aspect_ratio, parsed.aspect_ratio, is_same_ratio)
    negative = choice.of("negative_prompt", wishes.negative_prompt, parsed.negative_prompt)
    format_ = choice.of("output_format", wishes.output_format, parsed.output_format)
    count = choice.of("count", wishes.count, parsed.count)
    seed = choice.of("seed", wishes.seed, parsed.seed)
    quality = choice.of("output_quality", wishes.output_quality, parsed.output_quality)
    private = choice.of("private", wishes.private, parsed.private)
    model = _model(name, catalog, image_count=len(wishes.images))
    if name is None and model is not catalog.default:
        is_new_to_it = catalog.default.image is None
        words_id = "note-model-for-image" if is_new_to_it else "note-model-for-images"
        facts = {"model": model.label, "default": catalog.default.label}
        choice.notes.append(Note(words_id=words_id, facts=facts))
    return Asked(
        model=model,
        aspect_ratio=ratio,
        count=count,
        seed=seed,
        output_format=format_,
        output_quality=quality,
        negative_prompt=negative,
        images=wishes.images,
        is_private=bool(private),
        notes=tuple(choice.notes),
    )


@dataclass(frozen=True, slots=True)
class _Choice:
    notes: list[Note] = field(default_factory=list[Note])

    def of(
        self,
        parameter: str,
        option: Value | None,
        inline: Value | None,
        is_same: Callable[[Value, Value], bool] = lambda one, other: _plain(one) == _plain(other),
    ) -> Value | None:
        """Return the option, else what the prompt says; blank is as good as not given."""
        if option is None or not str(option).strip():
            return inline
        if inline is not None and not is_same(option, inline):
            self.notes.append(
                Note(
                    words_id="note-option-wins",
                    facts={
                        "parameter": parameter,
                        "used": quoted(str(option)),
                        "ignored": quoted(str(inline)),
                    },
                )
            )
        return option


def _plain(value: str | int) -> str:
    return str(value).strip().casefold()


def _same_model(catalog: Catalog) -> Callable[[str, str], bool]:
    def is_same(one: str, other: str) -> bool:
        found = catalog.find(one)
        return found is not None and found is catalog.find(other)

    return is_same


def _model(name: str | None, catalog: Catalog, *, image_count: int) -> Model:
    if name is not None:
        return catalog.resolve(name)
    model = catalog.taking(image_count)
    if model is None:
        refuse_images(image_count, model=catalog.default, catalog=catalog)
    return model
