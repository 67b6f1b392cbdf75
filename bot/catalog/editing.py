"""Pictures that members bring along: changed as they say, or brought together into one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.catalog.catalog import Catalog
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import parse_prompt
from bot.catalog.model import Model
from bot.catalog.options import IMAGE, MODEL
from bot.catalog.permutations import permutations_of
from bot.catalog.planning import plan
from bot.catalog.prompt import BLEND_PROMPT
from bot.errors import ImageInputRequiredError, RefusedError
from bot.imagine.request import ImagineRequest, Way


class EditorMissingError(RefusedError):
    """No model changes pictures."""

    words_id = "refusal-result-no-editor"
    is_final = True


class BlenderMissingError(RefusedError):
    """No model takes several pictures."""

    words_id = "refusal-ways-no-blender"
    is_final = True


class NotEditorError(RefusedError):
    """This model does not change pictures as it is told. Facts: ``model``, ``models`` (that do)."""

    words_id = "refusal-ways-not-editor"
    is_about_model = True


class NotBlenderError(RefusedError):
    """This model does not take several pictures. Facts: ``model``, ``models`` (that do)."""

    words_id = "refusal-ways-not-blender"
    is_about_model = True


def plan_edits(options: ImagineOptions, catalog: Catalog) -> tuple[ImagineRequest, ...]:
    """Return what changes the pictures as the words say; several where these say several things.

    Raises:
        RefusedError: no model, or not the named one, can do it, or an option does not fit.
    """
    if not catalog.editors:
        raise EditorMissingError
    return _planned(options, Way.EDIT, catalog, among=catalog.editors, not_able=NotEditorError)


def plan_blends(options: ImagineOptions, catalog: Catalog) -> tuple[ImagineRequest, ...]:
    """Return what brings the pictures together, also without any words.

    Raises:
        RefusedError: no model, or not the named one, can do it, or an option does not fit.
    """
    if not catalog.blenders:
        raise BlenderMissingError
    return _planned(options, Way.BLEND, catalog, among=catalog.blenders, not_able=NotBlenderError)


def _planned(
    options: ImagineOptions,
    way: Way,
    catalog: Catalog,
    *,
    among: Sequence[Model],
    not_able: type[RefusedError],
) -> tuple[ImagineRequest, ...]:
    if not options.get(IMAGE):
        # Many models would draw from the words alone.
        raise ImageInputRequiredError(model=among[0].label)
    requests: list[ImagineRequest] = []
    for text in permutations_of(options.prompt):
        said = parse_prompt(text)
        # Parameters alone say how, and not what.
        prompt = f"{BLEND_PROMPT} {text}" if way is Way.BLEND and not said.prompt.strip() else text
        model = _model(options, said.values.get(MODEL), catalog, among)
        if model not in among:
            raise not_able(model=model.label, models=tuple(one.label for one in among))
        asked = replace(options.with_(MODEL.given(model.id)), prompt=prompt)
        request = plan(asked, catalog)
        is_theirs = bool(said.prompt.strip())
        requests.append(replace(request, way=way, is_theirs=is_theirs))
    return tuple(requests)


def _model(
    options: ImagineOptions, said: str | None, catalog: Catalog, among: Sequence[Model]
) -> Model:
    name = options.get(MODEL) or said
    if name is not None:
        return catalog.resolve(name)
    images = options.get(IMAGE) or ()
    able = (model for model in among if model.images_taken >= len(images))
    return next(able, among[0])
