"""Resolves options: slash options win over inline parameters, these over preferences."""

from dataclasses import dataclass
from typing import Any

from bot.catalog.addresses import picture_at
from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import ParsedPrompt
from bot.catalog.model import Model
from bot.catalog.options import IMAGE, MODEL, OPTIONS, STYLE, Option, OptionValues
from bot.catalog.options.option import Circumstances
from bot.catalog.prompt import MAX_PROMPT_LENGTH
from bot.catalog.quoting import quoted
from bot.catalog.source_image import refuse_images
from bot.catalog.styles import compared
from bot.imagine.request import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedOptions:
    """The resolved options of a request."""

    model: Model
    values: OptionValues
    style: tuple[str | None, str] | None
    """The style's name and text."""
    notes: tuple[Note, ...]
    """Remarks on contradictory options, and on a model chosen by default."""

    @property
    def images(self) -> tuple[Attachment, ...]:
        """The attached or linked pictures."""
        return self.values.get(IMAGE) or ()


def resolve(
    options: ImagineOptions, parsed: ParsedPrompt, catalog: Catalog, *, model: Model | None = None
) -> ResolvedOptions:
    """Resolve the options of an /imagine; a ``model`` wins over the named one.

    Raises:
        RefusedError: no model has the name that was given.
    """
    notes: list[Note] = []
    values = OptionValues.of(
        *(option.given(_chosen(option, options, parsed, catalog, notes)) for option in OPTIONS)
    )
    name = values.get(MODEL)
    named = model if model is not None or name is None else catalog.resolve(name)
    images = _images(values.get(IMAGE) or (), parsed.addresses, named, catalog, notes)
    defaults = options.defaults
    model = named or _unnamed(_preferred(defaults, catalog, notes), catalog, len(images), notes)
    values = values.with_(MODEL.given(model.id), IMAGE.given(images or None))
    circumstances = Circumstances(
        model=model,
        catalog=catalog,
        has_image=bool(images),
        most_images=options.most_images,
    )
    for option in OPTIONS:
        if values.get(option) is None:
            values = values.with_(option.given(_adopted(option, defaults, circumstances, notes)))
    return ResolvedOptions(
        model=model,
        values=values,
        style=_style(options, parsed, notes),
        notes=tuple(notes),
    )


def said_apart(options: ImagineOptions, tag: str) -> bool:
    """Whether an option was given beside the words; a blank value counts as not given."""
    said = options.values.by_tag.get(tag)
    return said is not None and bool(str(said).strip())


def _chosen(
    option: Option[Any],
    options: ImagineOptions,
    parsed: ParsedPrompt,
    catalog: Catalog,
    notes: list[Note],
) -> object:
    """Return the slash option, else the inline parameter."""
    said, inline = options.get(option), parsed.values.get(option)
    if not said_apart(options, option.tag):
        return inline
    if inline is not None and not option.is_same(said, inline, catalog):
        facts = {"parameter": option.tag} | {
            name: quoted(str(value) if option.inline is None else option.inline.show(value))
            for name, value in (("used", said), ("ignored", inline))
        }
        notes.append(Note(words_id="note-option-wins", facts=facts))
    return said


def _adopted(
    option: Option[Any], defaults: OptionValues, circumstances: Circumstances, notes: list[Note]
) -> object:
    """Return the preferences that the model supports, with a note for each other one."""
    preferred = defaults.get(option)
    if preferred is None or option.preference is None:
        return None
    adopted = option.preference.adopt(preferred, circumstances)
    notes.extend(adopted.notes)
    return adopted.value


def _preferred(defaults: OptionValues, catalog: Catalog, notes: list[Note]) -> Model:
    """Return the model to use if none is named."""
    circumstances = Circumstances(model=catalog.default, catalog=catalog, has_image=False)
    model_id = _adopted(MODEL, defaults, circumstances, notes)
    model = catalog.get(model_id) if isinstance(model_id, str) else None
    return model or catalog.default


def _style(
    options: ImagineOptions, parsed: ParsedPrompt, notes: list[Note]
) -> tuple[str | None, str] | None:
    if options.style_text is not None:
        return options.get(STYLE), options.style_text
    inline = parsed.values.get(STYLE)
    if inline is not None:
        return next(one for one in options.styles.items() if compared(one[0]) == compared(inline))
    usual = options.usual_style
    if usual is None:
        return None
    fits = len(parsed.prompt) + len(usual.text) < MAX_PROMPT_LENGTH
    if usual.is_allowed and fits:
        return usual.name, usual.text
    facts = {"style": usual.name, "because": "length" if usual.is_allowed else "rule"}
    notes.append(Note(words_id="note-preferences-style", facts=facts))
    return None


def _images(
    attached: tuple[Attachment, ...],
    addresses: tuple[str, ...],
    model: Model | None,
    catalog: Catalog,
    notes: list[Note],
) -> tuple[Attachment, ...]:
    """Return the attached pictures, and those at addresses as far as a model takes them."""
    most = max((one.images_taken for one in ([model] if model else catalog.models)), default=0)
    found = {address: picture_at(address, catalog.picture_origins) for address in addresses}
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
