"""From wishes to a request: everything is checked here, before anything is paid for."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.catalog.asked import Asked, brought_together
from bot.catalog.catalog import Catalog
from bot.catalog.inline import ParsedPrompt, parse_prompt
from bot.catalog.model import PROMPT_PARAMETER, Model
from bot.catalog.parameter import IntegerParameter
from bot.catalog.permutations import permutations_of
from bot.catalog.source_image import source_images
from bot.catalog.styles import apply_style, style_length
from bot.catalog.values import (
    Planned,
    planned_format,
    planned_negative_prompt,
    planned_number,
    planned_quality,
    planned_ratio,
    range_of,
)
from bot.catalog.wishes import MAX_IMAGES, MAX_PROMPT_LENGTH, Wishes
from bot.errors import PromptEmptyError, PromptTooLongError, ValueOutOfRangeError
from bot.imagine.request import ImagineRequest, InputValue, Note, PlannedPrediction


def plan(wishes: Wishes, catalog: Catalog, *, is_relaxed: bool = False) -> ImagineRequest:
    """Return the request that fulfils the wishes, with a note for whatever was read or changed.

    Its inputs hold only what the model's entry allows. Options win over inline parameters. The
    values that ease the provider's safety checks go out only where it ``is_relaxed``.

    Raises:
        RefusedError: the wishes cannot be fulfilled; the error says why.
    """
    parsed = (
        parse_prompt(
            wishes.prompt,
            names={"model": catalog.name_length, "style": style_length(wishes.styles)},
        )
        if wishes.reads_parameters
        else ParsedPrompt(prompt=wishes.prompt)
    )
    asked = brought_together(wishes, parsed, catalog)
    model = asked.model
    prompt = _checked_prompt(parsed.prompt)
    style, style_text = asked.style or (None, None)
    styled = prompt if style_text is None else apply_style(prompt, style_text)
    images = source_images(asked.images, model=model, catalog=catalog)
    ratio = planned_ratio(asked.aspect_ratio, model=model, catalog=catalog, has_image=bool(images))
    seed = planned_number("seed", asked.seed, model=model)
    output_format = planned_format(asked.output_format, model=model)
    quality = planned_quality(
        asked.output_quality,
        model=model,
        output_format=next(iter(output_format.input.values()), model.default_output_format),
    )
    negative = planned_negative_prompt(_checked_negative(asked), model=model, catalog=catalog)
    planned = (ratio, seed, output_format, quality, negative)
    common = _common_input(
        model,
        (*planned, _planned_strength(wishes.image_strength, model, has_image=bool(images))),
        has_image=bool(images),
        has_seed=bool(seed.input),
        is_relaxed=is_relaxed,
    )
    counts = tuple(_split(_checked_count(asked.count, model), model.images_per_prediction))
    predictions = tuple(_predictions({PROMPT_PARAMETER: styled, **common}, counts, model))
    return ImagineRequest(
        prompt=prompt,
        model=model.id,
        model_label=model.label,
        version=model.version,
        predictions=predictions,
        expected_seconds=model.expected_seconds,
        deadline_seconds=model.deadline_seconds,
        aspect_ratio=ratio.ratio,
        seed=asked.seed if seed.input else None,
        images=images,
        is_private=asked.is_private,
        is_spoiler=any(image.is_spoiler for image in images),
        style=style,
        style_text=style_text,
        notes=(
            *parsed.notes,
            *asked.notes,
            *(note for part in planned for note in part.notes),
            *_seeds_note(predictions, model),
        ),
    )


def plan_all(wishes: Wishes, catalog: Catalog) -> tuple[ImagineRequest, ...]:
    """Return a request for each prompt that the words stand for; most often it is one.

    Raises:
        RefusedError: one of them cannot be fulfilled, or they make no sense together.
    """
    return tuple(
        plan(replace(wishes, prompt=prompt), catalog) for prompt in permutations_of(wishes.prompt)
    )


def _checked_prompt(text: str) -> str:
    # PostgreSQL's text cannot hold NUL; no person types one.
    prompt = text.replace("\0", "").strip()
    # Blanks, control and invisible characters alone are nothing to draw.
    if all(unicodedata.category(character)[0] in "ZC" for character in prompt):
        raise PromptEmptyError
    if len(prompt) > MAX_PROMPT_LENGTH:
        raise PromptTooLongError(length=len(prompt), limit=MAX_PROMPT_LENGTH)
    return prompt


def _checked_negative(asked: Asked) -> str | None:
    if asked.negative_prompt is None:
        return None
    text = asked.negative_prompt.replace("\0", "").strip()
    if len(text) > MAX_PROMPT_LENGTH:
        raise PromptTooLongError(length=len(text), limit=MAX_PROMPT_LENGTH)
    return text or None


def _checked_count(asked: int | None, model: Model) -> int:
    count = 1 if asked is None else asked
    if not 1 <= count <= MAX_IMAGES:
        raise ValueOutOfRangeError(
            parameter="count",
            value=str(count),
            model=model.label,
            minimum="1",
            maximum=str(MAX_IMAGES),
        )
    return count


def _planned_strength(asked: float | None, model: Model, *, has_image: bool) -> Planned:
    # No person names it: where the model cannot do it any more, its own default will do.
    strength = model.image.strength if model.image is not None and has_image else None
    if asked is None or strength is None or not model.allows(strength.parameter, asked):
        return Planned()
    return Planned(input={strength.parameter: asked})


def _common_input(
    model: Model, planned: Iterable[Planned], *, has_image: bool, has_seed: bool, is_relaxed: bool
) -> dict[str, InputValue]:
    image = model.image if has_image else None
    values: dict[str, InputValue] = {
        name: parameter.default
        for name, parameter in model.parameters.items()
        if parameter.sent == "always" and parameter.default is not None
    }
    if is_relaxed:
        values |= model.relaxed
    if image is not None:
        values |= image.sets
    # The plan of the ratio alone decides about it: with some pictures none is sent.
    values.pop(model.fulfilling("aspect_ratio")[0], None)
    for part in planned:
        values |= part.input
    if has_seed:
        values |= model.with_seed
    for name, highest in image.at_most.items() if image is not None else ():
        value = values.get(name)
        if isinstance(value, int | float):
            values[name] = min(value, highest)
    return values


def _split(count: int, most: int) -> Iterator[int]:
    while count > 0:
        yield min(count, most)
        count -= most


def _predictions(
    common: Mapping[str, InputValue], counts: tuple[int, ...], model: Model
) -> Iterator[PlannedPrediction]:
    count_name, count_parameter = model.fulfilling("count")
    seed_name, seed_parameter = model.fulfilling("seed")
    for number, count in enumerate(counts):
        values = dict(common)
        if count_parameter is not None and (count > 1 or count_parameter.sent == "always"):
            values[count_name] = count
        seed = values.get(seed_name)
        if isinstance(seed, int) and isinstance(seed_parameter, IntegerParameter):
            lowest, highest = range_of("seed", seed_parameter)
            # Past the highest seed it goes on with the lowest.
            values[seed_name] = lowest + (seed - lowest + number) % (highest - lowest + 1)
        yield PlannedPrediction(input=values, image_count=count)


def _seeds_note(predictions: tuple[PlannedPrediction, ...], model: Model) -> Iterator[Note]:
    name, _ = model.fulfilling("seed")
    seeds = tuple(str(one.input[name]) for one in predictions if name in one.input)
    if len(seeds) > 1:
        yield Note(words_id="note-seeds", facts={"seeds": seeds})
