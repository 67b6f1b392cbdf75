"""Reading the catalog: Easel's own models, and what an operator adds or changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.catalog.attachment import DISCORD_ORIGINS
from bot.catalog.catalog import Catalog, compact, names_of
from bot.catalog.check import fulfilments, problems_of
from bot.catalog.entries import Document, Entry, merged, read_document
from bot.catalog.model import Model
from bot.catalog.price_list import PriceList
from bot.errors import SettingsError

_MODEL = TypeAdapter(Model)


def load_catalog(
    models_file: Path | None = None,
    default: str | None = None,
    picture_origins: frozenset[str] = DISCORD_ORIGINS,
    *,
    prices: Sequence[PriceList] = (),
) -> Catalog:
    """Read the models that come with Easel and the operator's file over them.

    ``default`` names the default model (in any way a person may) and wins over the files. A prompt
    may begin with pictures at ``picture_origins``. ``prices`` are those of the service, for models
    that have none; the first list that knows one wins.

    Raises:
        SettingsError: with every problem at once, each with file, model and field.
    """
    shipped = read_document(
        "models.toml", files("bot.catalog").joinpath("models.toml").read_bytes()
    )
    own = Document(name="")
    if models_file is not None:
        try:
            own = read_document(models_file.name, models_file.read_bytes())
        except OSError as error:
            raise SettingsError(f"{models_file}: cannot be read: {error.strerror}") from error
    found = [_model(entry) for entry in merged(shipped, own)]
    known = [(entry, _priced(model, prices)) for entry, model in filter(None, found)]
    models = [one for one in known if one[1].is_offered]
    asked = [model for entry, model in known if not model.is_offered and entry.document is shipped]
    _check_names(models)
    catalog = None
    if not shipped.problems and not own.problems:
        make = partial(Catalog, picture_origins=picture_origins, asked=asked)
        catalog = _catalog([model for _, model in models], shipped, own, default, make)
    if catalog is None:
        # A sentence is said once.
        raise SettingsError(*dict.fromkeys(shipped.said() + own.said()))
    return catalog


def _model(entry: Entry) -> tuple[Entry, Model] | None:
    try:
        model = _MODEL.validate_json(entry.with_fulfilments(_usual_names()).as_json())
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            entry.problem_of(detail)
        return None
    problems = list(problems_of(model))
    for path, sentence in problems:
        entry.problem(path, sentence)
    return None if problems else (entry, model)


def _priced(model: Model, prices: Sequence[PriceList]) -> Model:
    if model.cost is not None:
        return model
    listed = (its.prices.get(model.id) for its in prices)
    return replace(model, price=next(filter(None, listed), None))


def _usual_names() -> dict[str, str]:
    return {name: tag for tag, one in fulfilments().items() for name in one.usual_names}


def _check_names(models: Iterable[tuple[Entry, Model]]) -> None:
    taken: dict[str, Model] = {}
    for entry, model in models:
        for name in names_of(model):
            other = taken.setdefault(compact(name), model)
            if other is not model:
                entry.problem(("aliases",), f"{other.id} is already called {name!r}")


def _catalog(
    models: list[Model],
    shipped: Document,
    own: Document,
    default: str | None,
    make: Callable[..., Catalog],
) -> Catalog | None:
    if not any(model.kind == "draw" for model in models):
        own.problem(("models",), "no model is left")
        return None
    first = next(model for model in models if model.kind == "draw")
    anyhow = Catalog(models=models, default=first.id)
    ids: dict[str, str | None] = {}
    for field in ("default", "default_with_image"):
        document = own if field in own.data else shipped
        wanted = document.data.get(field)
        model = anyhow.find(wanted) if isinstance(wanted, str) else None
        ids[field] = model.id if model else None
        if document is own and model is None:
            own.problem((field,), f"there is no model {wanted!r}")
        elif field == "default_with_image" and model is not None and model.image is None:
            own.problem((field,), f"{model.label} takes no picture")
    if default is not None:
        chosen = anyhow.find(default)
        ids["default"] = chosen.id if chosen else None
        if chosen is None:
            nearest = ", ".join(model.id for model in anyhow.search(default)[:3])
            shipped.complain(
                f"DEFAULT_MODEL: there is no model {default!r}"
                + (f" (near: {nearest})" if nearest else "")
            )
    elif ids["default"] is None and not own.problems:
        own.problem(("default",), "is missing: Easel's own default model is not offered")
    chosen_id = ids["default"]
    if chosen_id is None or shipped.problems or own.problems:
        return None
    return make(models=models, default=chosen_id, default_with_image=ids["default_with_image"])
