"""Options and inline parameters brought together; the options win."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.catalog.addresses import picture_at
from bot.catalog.catalog import Catalog
from bot.catalog.inline import ParsedPrompt
from bot.catalog.model import Model
from bot.catalog.quoting import quoted
from bot.catalog.ratio import is_same_ratio
from bot.catalog.source_image import refuse_images
from bot.catalog.styles import compared
from bot.catalog.usual import usual_format, usual_model, usual_ratio
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
    style: tuple[str | None, str] | None
    """Its name and its text."""
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
    choice.of("style", wishes.style, parsed.style)
    usual, notes = wishes.usual, choice.notes
    named = None if name is None else catalog.resolve(name)
    images = _images(wishes.images, parsed.addresses, named, catalog, notes)
    model = named or _unnamed(usual_model(usual, catalog, notes), catalog, len(images), notes)
    has_image = bool(images)
    return Asked(
        model=model,
        aspect_ratio=usual_ratio(usual, ratio, model, has_image=has_image, notes=notes),
        count=count,
        seed=seed,
        output_format=usual_format(usual, format_, model),
        output_quality=quality,
        negative_prompt=negative,
        images=images,
        style=_style(wishes, parsed.style),
        is_private=bool(usual.private if private is None else private),
        notes=tuple(notes),
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


def _style(wishes: Wishes, inline: str | None) -> tuple[str | None, str] | None:
    if wishes.style_text is not None:
        return wishes.style, wishes.style_text
    if inline is None:
        return None
    return next(one for one in wishes.styles.items() if compared(one[0]) == compared(inline))


def _images(
    attached: tuple[Attachment, ...],
    addresses: tuple[str, ...],
    model: Model | None,
    catalog: Catalog,
    notes: list[Note],
) -> tuple[Attachment, ...]:
    """Return the attached pictures, and those at addresses as far as a model takes them."""
    most = max((one.images_taken for one in ([model] if model else catalog.models)), default=0)
    found = {address: picture_at(address) for address in addresses}
    pictures = [picture for picture in found.values() if picture is not None]
    pictures = pictures[: max(0, most - len(attached))]
    left_out = [address for address, picture in found.items() if picture not in pictures]
    if left_out:
        facts = {"addresses": tuple(quoted(address) for address in left_out)}
        notes.append(Note(words_id="note-address", facts=facts))
    return (*attached, *pictures)


def _unnamed(preferred: Model, catalog: Catalog, image_count: int, notes: list[Note]) -> Model:
    """Return the preferred model, or one that takes so many pictures, and say so then."""
    if preferred.images_taken >= image_count:
        return preferred
    model = catalog.taking(image_count)
    if model is None:
        refuse_images(image_count, model=preferred, catalog=catalog)
    words_id = "note-model-for-image" if preferred.image is None else "note-model-for-images"
    facts = {"model": model.label, "default": preferred.label}
    notes.append(Note(words_id=words_id, facts=facts))
    return model
