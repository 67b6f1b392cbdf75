"""Plans a request from options; everything is checked here, before anything is paid for."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import ParsedPrompt, parse_prompt
from bot.catalog.model import PROMPT_PARAMETER, Model
from bot.catalog.options import (
    ASPECT_RATIO,
    COUNT,
    MODEL,
    NEGATIVE_PROMPT,
    OPTIONS,
    PRIVATE,
    SEED,
    SPOILER,
    STYLE,
    OptionValues,
)
from bot.catalog.options.option import Circumstances, Planned
from bot.catalog.options.seed import seeds_of
from bot.catalog.permutations import permutations_of
from bot.catalog.prompt import checked_prompt
from bot.catalog.resolution import ResolvedOptions, resolve, said_apart
from bot.catalog.source_image import source_images
from bot.catalog.styles import apply_style, style_length
from bot.catalog.wildcards import WildcardLists, filled, picks_note
from bot.errors import RefusedError
from bot.imagine.request import (
    ImagineRequest,
    InputValue,
    Note,
    PlannedPrediction,
    WildcardPick,
)


def plan(
    options: ImagineOptions,
    catalog: Catalog,
    *,
    is_relaxed: bool = False,
    model: Model | None = None,
) -> ImagineRequest:
    """Return the request that fulfils the options, with a note for what was read or changed.

    Its inputs hold only what the model's entry allows. Options win over inline parameters. The
    values that ease the provider's safety checks go out only where it ``is_relaxed``. A ``model``
    wins over all of them: that of another kind, which nobody can name.

    Raises:
        RefusedError: the options cannot be fulfilled; the error says why.
    """
    parsed = (
        parse_prompt(
            options.prompt,
            names={MODEL.tag: catalog.name_length, STYLE.tag: style_length(options.styles)},
        )
        if options.reads_parameters
        else ParsedPrompt(prompt=options.prompt)
    )
    with _as_typed(options, parsed):
        return _plan(options, parsed, catalog, is_relaxed=is_relaxed, model=model)


@contextmanager
def _as_typed(options: ImagineOptions, parsed: ParsedPrompt) -> Generator[None]:
    """Let a refusal inside call what the prompt said as it was typed there: ``--ar``."""
    try:
        yield
    except RefusedError as error:
        tag = error.facts.get("parameter")
        if isinstance(tag, str) and not said_apart(options, tag):
            error.facts["parameter"] = parsed.typed.get(tag, tag)
        raise


def _plan(
    options: ImagineOptions,
    parsed: ParsedPrompt,
    catalog: Catalog,
    *,
    is_relaxed: bool,
    model: Model | None,
) -> ImagineRequest:
    resolved = resolve(options, parsed, catalog, model=model)
    model = resolved.model
    template = prompt = checked_prompt(parsed.prompt)
    picks: tuple[WildcardPick, ...] = ()
    left_out: tuple[WildcardPick, ...] = ()
    if options.wildcards is not None:
        seed = resolved.values.get(SEED)
        prompt, picks = filled(template, options.wildcards, seed=seed)
        prompt = checked_prompt(prompt)
        resolved, left_out = _filled_negative(resolved, parsed, options.wildcards, seed)
    style, style_text = resolved.style or (None, None)
    varied = prompt if options.variation is None else f"{prompt}, {options.variation}"
    styled = varied if style_text is None else apply_style(varied, style_text)
    images = source_images(resolved.images, model=model, catalog=catalog)
    planned = _planned(resolved, catalog)
    strength = _planned_strength(options.image_strength, model, has_image=bool(images))
    values = OptionValues({tag: part.value for tag, part in planned.items()})
    common = _common_input(
        model,
        (*planned.values(), strength),
        has_image=bool(images),
        has_seed=bool(planned[SEED.tag].input),
        is_relaxed=is_relaxed,
    )
    counts = tuple(_split(values.get(COUNT) or 1, model.images_per_prediction))
    predictions = tuple(_predictions({PROMPT_PARAMETER: styled, **common}, counts, model))
    return ImagineRequest(
        prompt=prompt,
        model=model.id,
        model_label=model.label,
        version=model.version,
        predictions=predictions,
        expected_seconds=model.expected_seconds,
        deadline_seconds=model.deadline_seconds,
        aspect_ratio=values.get(ASPECT_RATIO),
        seed=values.get(SEED),
        images=images,
        is_private=values.get(PRIVATE) or False,
        is_spoiler=values.get(SPOILER) or any(image.is_spoiler for image in images),
        is_composite=bool(images),
        style=style,
        style_text=style_text,
        variation=options.variation,
        is_own_style=style in options.own_styles,
        template=template if picks else None,
        picks=picks,
        notes=(
            *parsed.notes,
            *([picks_note([*picks, *left_out])] if picks or left_out else []),
            *resolved.notes,
            *(note for part in planned.values() for note in part.notes),
            *_source_notes(resolved.images),
            *_seeds_note(predictions, model),
        ),
    )


def plan_all(options: ImagineOptions, catalog: Catalog) -> tuple[ImagineRequest, ...]:
    """Return a request for each prompt that the words stand for; most often it is one.

    Raises:
        RefusedError: one of them cannot be fulfilled, or they make no sense together.
    """
    return tuple(
        plan(replace(options, prompt=prompt), catalog) for prompt in permutations_of(options.prompt)
    )


def _filled_negative(
    resolved: ResolvedOptions, parsed: ParsedPrompt, lists: WildcardLists, seed: int | None
) -> tuple[ResolvedOptions, tuple[WildcardPick, ...]]:
    """Let what shall not be there pick from lists as the words do, where it was typed just now."""
    typed = parsed.values.get(NEGATIVE_PROMPT)
    if typed is None or typed != resolved.values.get(NEGATIVE_PROMPT):
        return resolved, ()
    text, picks = filled(typed, replace(lists, before=()), seed=seed)
    values = resolved.values.with_(NEGATIVE_PROMPT.given(text))
    return replace(resolved, values=values), picks


def _planned(resolved: ResolvedOptions, catalog: Catalog) -> dict[str, Planned[Any]]:
    """Hold every option against the model, by its tag; each sees what those before it sent."""
    planned: dict[str, Planned[Any]] = {}
    sent: dict[str, InputValue] = {}
    for option in OPTIONS:
        circumstances = Circumstances(
            model=resolved.model,
            catalog=catalog,
            has_image=bool(resolved.images),
            input=dict(sent),
        )
        planned[option.tag] = option.plan(resolved.values.get(option), circumstances)
        sent |= planned[option.tag].input
    return planned


def _planned_strength(asked: float | None, model: Model, *, has_image: bool) -> Planned[float]:
    # No person types a strength, so one that the model refuses is left to its default.
    strength = model.image.strength if model.image is not None and has_image else None
    if asked is None or strength is None or not model.allows(strength.parameter, asked):
        return Planned()
    return Planned(input={strength.parameter: asked})


def _common_input(
    model: Model,
    planned: Iterable[Planned[Any]],
    *,
    has_image: bool,
    has_seed: bool,
    is_relaxed: bool,
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
    values.pop(model.fulfilling(ASPECT_RATIO.tag)[0], None)
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
    count_name, count_parameter = model.fulfilling(COUNT.tag)
    seed_name, _ = model.fulfilling(SEED.tag)
    seeds = seeds_of(model)
    for number, count in enumerate(counts):
        values = dict(common)
        if count_parameter is not None and (count > 1 or count_parameter.sent == "always"):
            values[count_name] = count
        seed = values.get(seed_name)
        if isinstance(seed, int) and seeds is not None:
            lowest, highest = seeds
            # After the highest seed comes the lowest.
            values[seed_name] = lowest + (seed - lowest + number) % (highest - lowest + 1)
        yield PlannedPrediction(input=values, image_count=count)


def _source_notes(attachments: Iterable[Attachment]) -> Iterator[Note]:
    for address in dict.fromkeys(one.found_in for one in attachments):
        if address is not None:
            yield Note(words_id="note-source", facts={"link": address})


def _seeds_note(predictions: tuple[PlannedPrediction, ...], model: Model) -> Iterator[Note]:
    name, _ = model.fulfilling(SEED.tag)
    seeds = tuple(str(one.input[name]) for one in predictions if name in one.input)
    if len(seeds) > 1:
        yield Note(words_id="note-seeds", facts={"seeds": seeds})
