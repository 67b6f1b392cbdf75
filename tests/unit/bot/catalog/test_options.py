"""Every option of /imagine keeps the promises that the loops over them rely on."""

import re
from dataclasses import MISSING, Field, fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Catalog, Model, options_of, parse_prompt, plan, reroll
from bot.catalog.earlier import filled_in, reworded
from bot.catalog.options import (
    COUNT,
    IMAGE,
    MODEL,
    OPTIONS,
    PRIVATE,
    SEED,
    SPOILER,
    STYLE,
    Option,
    OptionValues,
)
from bot.catalog.options.option import (
    Fulfilment,
    Inline,
    PictureSlash,
    Preference,
    TextSlash,
    WholeNumberSlash,
    YesNoSlash,
)
from bot.catalog.parameter import NumberParameter
from bot.catalog.styles import style_length
from bot.errors import ValueNotDecimalError, ValueOutOfRangeError
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.made_up import CLOSENESS, catalog_with_it
from tests.unit.bot.catalog.planned import CATALOG, PICTURE

STYLES = {"ink wash": "as an ink wash", "Woodcut": "as a woodcut"}
TEXTS: dict[str, st.SearchStrategy[str]] = {
    "model": st.sampled_from([model.id for model in CATALOG.models]),
    "aspect_ratio": st.sampled_from(["1:1", "16:9", "2:3"]),
    "style": st.sampled_from(list(STYLES)),
    "negative_prompt": st.sampled_from(["text", "text, hands", "a 3rd arm"]),
}
NAMES = {"model": CATALOG.name_length, "style": style_length(STYLES)}

every_option = pytest.mark.parametrize("option", tuple(OPTIONS), ids=lambda option: option.tag)


def values_for(option: Option[Any]) -> st.SearchStrategy[Any]:
    """Any value that Discord, or a person who types, can give and a model takes."""
    parameter = a_model_for(option).fulfilling(option.tag)[1]
    if isinstance(parameter, NumberParameter):
        return st.floats(parameter.minimum, parameter.maximum)
    match option.slash:
        case WholeNumberSlash(minimum=minimum, maximum=maximum):
            return st.integers(minimum, 2**32 - 1 if maximum is None else maximum)
        case YesNoSlash():
            return st.booleans()
        case PictureSlash():
            return st.just((PICTURE,))
        case TextSlash(choices=choices) if choices:
            return st.sampled_from(choices)
        case _:
            return TEXTS[option.tag]


def a_model_for(option: Option[Any]) -> Model:
    """A model that has the option, if it is for a model to have."""
    able = (model for model in CATALOG.models if model.fulfilling(option.tag)[1] is not None)
    return CATALOG.resolve("dev") if option is IMAGE else next(able, CATALOG.default)


def without_notes(request: ImagineRequest) -> ImagineRequest:
    return replace(request, notes=())


def test_tags_are_unique() -> None:
    tags = [option.tag for option in OPTIONS]

    assert len(tags) == len(set(tags))


def test_names_inside_a_prompt_are_unique_and_as_they_are_compared() -> None:
    spellings = [
        spelling
        for option in OPTIONS
        if option.inline is not None
        for spelling in option.inline.spellings
    ]

    assert len(spellings) == len(set(spellings))
    assert all(re.fullmatch("[a-z]+", spelling) for spelling in spellings)


@pytest.mark.parametrize("part", [Option, Inline, Fulfilment, Preference])
def test_nothing_about_an_option_can_be_left_out(part: type[Any]) -> None:
    def has_default(field: Field[object]) -> bool:
        return field.default is not MISSING or field.default_factory is not MISSING

    assert [field.name for field in fields(part) if has_default(field)] == []


@pytest.mark.parametrize("language", Words.load().languages)
@every_option
def test_each_has_its_words(option: Option[Any], language: str) -> None:
    words = Words.load()
    ids = [f"command-imagine-{option.tag}"] * (option.slash is not None)
    if option.edit_field is not None:
        ids.append(f"results-form-{option.tag}")
    if option.edit_field == "text":
        ids.append(f"results-form-{option.tag}-hint")
    if option.preference is not None:
        ids += [f"preferences-{option.tag}-{name}" for name in ("unsaid", "chosen")]
    if option.preference is not None and option.preference.shown == "words":
        offered = option.preference.offered(CATALOG)
        ids += [f"preferences-{option.tag}-{option.preference.write(one)}" for one in offered]

    for words_id in ids:
        assert 1 <= len(words.say(words_id, language, value="")) <= 100
        if language != "en" and option is not SEED:
            said = words.say(words_id, language, value="")
            assert said != words.say(words_id, value="")


def test_a_preference_is_read_as_it_is_written_and_recorded_as_its_type() -> None:
    for option, preference in OPTIONS.preferred.values():
        for value in preference.offered(CATALOG):
            assert preference.read(preference.write(value)) == value, option.tag
            assert isinstance(value, preference.value_type), option.tag


def test_there_is_room_for_all_of_them() -> None:
    assert sum(option.slash is not None for option in OPTIONS) < 25  # with the prompt
    assert sum(option.edit_field is not None for option in OPTIONS) < 5  # a form's fields


def test_a_field_to_type_in_is_read_as_in_a_prompt() -> None:
    assert [one.tag for one in OPTIONS if one.edit_field is not None and one.inline is None] == []


@given(st.data())
@every_option
def test_what_is_shown_is_read_again(option: Option[Any], data: st.DataObject) -> None:
    inline = option.inline
    if inline is None:
        return
    value = data.draw(values_for(option))

    assert option.is_same(inline.read(inline.show(value)), value, CATALOG)
    parsed = parse_prompt(f"a boat {inline.written(value)}", names=NAMES)
    assert parsed.prompt == "a boat"
    assert option.is_same(parsed.values.get(option), value, CATALOG)


@given(st.data())
@every_option
def test_each_survives_to_be_drawn_again_or_edited(
    option: Option[Any], data: st.DataObject
) -> None:
    value = data.draw(values_for(option))
    model = CATALOG.resolve(value) if option is MODEL else a_model_for(option)
    typed = an_imagine(
        "a boat", styles=STYLES, style_text=STYLES.get(value) if option is STYLE else None
    )
    first = plan(typed.with_(MODEL.given(model.id), option.given(value)), CATALOG)
    shown = filled_in(first, CATALOG)
    # What Discord sends of a form in which nothing was touched.
    untouched = {
        one.tag: str(its) if one.edit_field == "model" else one.inline.show(its)
        for one in OPTIONS
        if one.edit_field is not None
        and one.inline is not None
        and (its := shown.get(one)) is not None
    }

    recalled = options_of(first, CATALOG)
    edited = reworded(recalled, shown, prompt=first.prompt, typed=untouched)
    again = reroll(first, CATALOG, chance=Random(1))

    assert without_notes(plan(edited, CATALOG)) == without_notes(first)
    assert without_notes(plan(recalled, CATALOG)) == without_notes(first)
    if option is not SEED:
        assert again.values == recalled.values


@every_option
def test_words_win_in_an_edited_prompt(option: Option[Any]) -> None:
    """Whatever may be typed: what was asked for before does not stand in its way."""
    if option.inline is None or option in {MODEL, STYLE}:
        return
    said = {"aspect_ratio": "1:1", "output_format": "png", "negative_prompt": "hands"}
    value = said.get(option.tag, 2 if option not in {PRIVATE, SPOILER} else True)
    before = an_imagine(model="sdxl" if option.tag == "negative_prompt" else "dev", private=False)
    first = plan(before, CATALOG)

    edited = reworded(
        options_of(first, CATALOG),
        filled_in(first, CATALOG),
        prompt=f"a boat {option.inline.written(value)}",
        typed={},
    )
    drawn = plan(edited, CATALOG)

    assert option.recall(drawn, CATALOG.get(drawn.model)) == value


class TestMadeUp:
    """An option that nobody has heard of works wherever options do, by its registration alone."""

    @pytest.fixture
    def catalog(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Catalog:
        monkeypatch.setattr(OPTIONS, "_options", (*OPTIONS, CLOSENESS))
        return catalog_with_it(tmp_path)

    @pytest.mark.parametrize("typed", ["3.5", "3,5", "3.50", "３.５"])  # noqa: RUF001 -- as typed
    def test_is_read_in_a_prompt(self, catalog: Catalog, typed: str) -> None:
        request = plan(an_imagine(f"a boat --closeness {typed}", model="acme close"), catalog)

        assert request.prompt == "a boat"
        assert request.predictions[0].input["closeness"] == 3.5

    @pytest.mark.parametrize("typed", ["much", "1e3", "3.5.1"])
    def test_what_is_no_number_is_said(self, catalog: Catalog, typed: str) -> None:
        with pytest.raises(ValueNotDecimalError) as caught:
            plan(an_imagine(f"a boat --closeness {typed}", model="acme close"), catalog)

        assert typed in Words.load().say(caught.value.words_id, **caught.value.facts)

    def test_has_the_range_of_the_model(self, catalog: Catalog) -> None:
        with pytest.raises(ValueOutOfRangeError) as caught:
            plan(an_imagine(model="acme close", closeness=10.5), catalog)

        assert (caught.value.facts["minimum"], caught.value.facts["maximum"]) == ("0", "10")

    def test_a_model_that_calls_it_otherwise_gets_it_by_its_own_name(
        self, catalog: Catalog
    ) -> None:
        request = plan(an_imagine(model="acme near", closeness=9.5), catalog)

        assert request.predictions[0].input["how_near"] == 9.5

    def test_a_model_without_it_gets_a_note(self, catalog: Catalog) -> None:
        request = plan(an_imagine(model="schnell", closeness=3.5), catalog)

        assert [note.words_id for note in request.notes] == ["note-left-out"]

    def test_the_option_wins_over_the_prompt(self, catalog: Catalog) -> None:
        request = plan(
            an_imagine("a boat --closeness 2", model="acme close", closeness=3.5), catalog
        )

        assert request.predictions[0].input["closeness"] == 3.5
        assert "note-option-wins" in {note.words_id for note in request.notes}

    def test_is_kept_when_drawn_again_or_edited(self, catalog: Catalog) -> None:
        first = plan(an_imagine(model="acme close", closeness=3.5), catalog)
        recalled = options_of(first, catalog)
        shown = filled_in(first, catalog)

        again = reroll(first, catalog, chance=Random(1))
        edited = reworded(recalled, shown, prompt="a tin boat", typed={"seed": ""})
        retyped = reworded(recalled, shown, prompt="a boat --closeness 2", typed={})

        assert recalled.get(CLOSENESS) == again.get(CLOSENESS) == 3.5
        assert plan(edited, catalog).predictions[0].input["closeness"] == 3.5
        assert plan(retyped, catalog).predictions[0].input["closeness"] == 2


@given(st.floats(0, 50))
def test_a_number_with_decimals_is_read_as_it_is_shown(value: float) -> None:
    inline = CLOSENESS.inline
    assert inline is not None

    assert inline.read(inline.show(value)) == value
    assert "e" not in inline.show(value)


def test_a_number_nobody_gave_is_not_there() -> None:
    values = OptionValues.of(COUNT.given(3), SEED.given(None))

    assert (values.get(COUNT), values.get(SEED)) == (3, None)
    assert values.without(COUNT) == OptionValues()
