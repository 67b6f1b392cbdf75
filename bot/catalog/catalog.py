"""The model catalog, and the search for the model that a person means."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot.catalog.attachment import DISCORD_ORIGINS
from bot.catalog.model import Model
from bot.catalog.quoting import quoted
from bot.errors import ModelUnknownError, NoModelNearError

_TYPO_SCORE = 84.0
"""The similarity (0 to 100) from which a mistyped name counts as a match."""
_CLEAR_LEAD = 6.0
"""The lead in similarity that the best match needs over the second."""
_SHORTEST_PART = 3
"""How many characters of a name say it, if no other model has them."""
_NEAR_SCORE = 70.0
"""The similarity from which a name is asked back for."""
_SUGGESTED_SCORE = 60.0
_PURPOSE_WEIGHT = 0.8
_NEAREST_SHOWN = 3
_MOST_WORDS = 6
"""Of a name inside a prompt."""


class SeveralModelsError(ModelUnknownError):
    """The name fits several models. Facts: ``model`` (as typed), ``models`` (which)."""

    words_id = "refusal-model-several"


class Catalog:
    """The models in their order, and the default model."""

    def __init__(
        self,
        *,
        models: Iterable[Model],
        default: str,
        default_with_image: str | None = None,
        picture_origins: frozenset[str] = DISCORD_ORIGINS,
        asked: Iterable[Model] = (),
    ) -> None:
        """Take the models in order; the defaults are ids of models among them that draw."""
        self.picture_origins = picture_origins
        """Where pictures lie that a prompt may begin with."""
        by_id = {model.id: model for model in models}
        self.models = tuple(model for model in by_id.values() if model.kind == "draw")
        """Those that draw; all that is searched, named and offered for it is among them."""
        self.upscalers = tuple(model for model in by_id.values() if model.kind == "upscale")
        self.fillers = tuple(model for model in by_id.values() if model.kind == "fill")
        self.asked = tuple(asked)
        """Those that Easel knows and not every service has; nobody is offered them."""
        self.default = by_id[default]
        """Drawn with when no model is named."""
        self.default_with_image = (
            by_id[default_with_image]
            if default_with_image
            else next((model for model in self.models if model.image), None)
        )
        """Drawn with when no model is named but a picture attached; None if no model takes one."""
        self._by_id = by_id
        self._by_name: dict[str, Model] = {}
        for model in self.models:
            for name in names_of(model):
                self._by_name.setdefault(compact(name), model)

    def become(self, other: "Catalog") -> None:
        """Have the other's models from now on, for all who hold this catalog."""
        # At once: nobody sees some of the old models and some of the new ones.
        self.__dict__ = {**vars(other), "picture_origins": self.picture_origins}

    @property
    def all_models(self) -> tuple[Model, ...]:
        """Every model, also those that only enlarge or fill."""
        return tuple(self._by_id.values())

    @property
    def unpriced(self) -> tuple[Model, ...]:
        """The models of any kind whose pictures nobody knows the price of."""
        return tuple(model for model in self._by_id.values() if model.cost is None)

    def get(self, model_id: str) -> Model | None:
        """Return the model with exactly this id, of any kind."""
        return self._by_id.get(model_id)

    def find(self, text: str) -> Model | None:
        """Return the model that a name means, ignoring case, spacing and typos.

        A mistake in a number is never forgiven: "FLUX 3 pro" is not FLUX.2 pro.
        """
        meant = compact(text)
        if not meant:
            return None
        if meant in self._by_name:
            return self._by_name[meant]
        named = self._named(meant)
        if len(named) == 1:
            return named[0]
        ranked = sorted(
            ((self._likeness(text, model), model) for model in self.models),
            key=lambda pair: pair[0],
            reverse=True,
        )
        best, model = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return model if best >= _TYPO_SCORE and best - second >= _CLEAR_LEAD else None

    def resolve(self, text: str) -> Model:
        """Return the model that is meant.

        Raises:
            SeveralModelsError: it is not clear which; it names them.
            ModelUnknownError: none is; it names those that are near, else all.
        """
        model = self.find(text)
        if model is None:
            named = self._named(compact(text))
            if len(named) > 1:
                raise SeveralModelsError(
                    model=quoted(text), models=tuple(one.label for one in named)
                )
            near = self._near(text)
            raise (ModelUnknownError if near else NoModelNearError)(
                model=quoted(text), models=tuple(one.label for one in near or self.models)
            )
        return model

    def _near(self, text: str) -> list[Model]:
        """Return the models whose names are much like what was typed, the nearest first."""
        typed = _spaced(text)
        likeness = {
            model.id: max(fuzz.ratio(typed, _spaced(name)) for name in names_of(model))
            for model in self.models
        }
        near = [model for model in self.models if likeness[model.id] >= _NEAR_SCORE]
        return sorted(near, key=lambda model: -likeness[model.id])[:_NEAREST_SHOWN]

    def name_length(self, words: Sequence[str]) -> int:
        """Return how many of some words, from the first on, are the longest name that fits.

        Without one it is the first word, so that it can be refused.
        """
        if len(words) <= _MOST_WORDS and self.find(" ".join(words)) is not None:
            return len(words)
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            meant = compact(" ".join(words[:length]))
            if meant in self._by_name or self._named(meant):
                return length
        return min(1, len(words))

    def _named(self, meant: str) -> list[Model]:
        if len(meant) < _SHORTEST_PART:
            return []
        return [model for model in self.models if _is_in_name(meant, model)]

    def search(self, text: str, *, among: Sequence[Model] | None = None) -> list[Model]:
        """Return the models that fit what was typed so far, best first; all of them for nothing.

        ``among`` leaves the others out, as ``editors`` where something is edited.
        """
        models = self.models if among is None else among
        typed = compact(text)
        if not typed:
            return list(models)
        named = [model for model in models if _is_in_name(typed, model)]
        if named:
            # sorted() is stable: equals stay in the catalog's order.
            return sorted(named, key=lambda model: not _begins_name(typed, model))
        scored = [(_fit(text, model), model) for model in models]
        return [
            model
            for score, model in sorted(scored, key=lambda pair: pair[0], reverse=True)
            if score >= _SUGGESTED_SCORE
        ]

    def with_image(self, count: int = 1) -> tuple[Model, ...]:
        """Return the models that take a picture, or so many at once."""
        return tuple(model for model in self.models if model.images_taken >= count)

    @property
    def upscaler(self) -> Model | None:
        """The model that makes pictures larger, if there is one."""
        return next(reversed(self.upscalers), None)

    @property
    def filler(self) -> Model | None:
        """The model that paints the surroundings and parts of pictures, if there is one."""
        return next(reversed(self.fillers), None)

    @property
    def editors(self) -> tuple[Model, ...]:
        """The models that change a picture as they are told, the one to use by itself first."""
        able = [model for model in self.models if model.image is not None and model.image.edits]
        # sorted() is stable: equals stay in the catalog's order.
        return tuple(sorted(able, key=lambda model: model is not self.default_with_image))

    @property
    def blenders(self) -> tuple[Model, ...]:
        """The models that take several pictures, the one to use by itself first."""
        return self.with_image(count=2)

    def taking(self, image_count: int) -> Model | None:
        """Return the model to draw with when none is named; None if none takes so many pictures."""
        if self.default.images_taken >= image_count:
            return self.default
        preferred = self.default_with_image
        if preferred is not None and preferred.images_taken >= image_count:
            return preferred
        return next(iter(self.with_image(image_count)), None)

    @staticmethod
    def aspect_ratios(model: Model) -> tuple[str, ...]:
        """Return the ratios to offer for this model, its default first as in the catalog."""
        return model.aspect_ratios

    @staticmethod
    def _likeness(text: str, model: Model) -> float:
        digits = _digits(text)
        typed = _spaced(text)
        return max(
            (
                max(
                    fuzz.ratio(compact(text), compact(name)),
                    fuzz.token_sort_ratio(typed, _spaced(name)),
                )
                for name in names_of(model)
                if _digits(name) == digits
            ),
            default=0.0,
        )


def names_of(model: Model) -> tuple[str, ...]:
    """Return all names of a model."""
    return (model.id, model.name, model.label, *model.aliases)


def compact(text: str) -> str:
    """Return a name's letters and digits in lower case, for comparing names."""
    return "".join(_words(text))


def _spaced(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[^\W\d_]+|\d+", plain)


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _begins_name(typed: str, model: Model) -> bool:
    return any(compact(name).startswith(typed) for name in names_of(model))


def _is_in_name(typed: str, model: Model) -> bool:
    return any(typed in compact(name) for name in names_of(model))


def _fit(text: str, model: Model) -> float:
    """Tell how well a mistyped name, or a word of its purpose, fits (0 to 100)."""
    typed = _spaced(text)
    by_name = max(fuzz.WRatio(typed, _spaced(name)) for name in names_of(model))
    return max(by_name, fuzz.partial_ratio(typed, _spaced(model.purpose)) * _PURPOSE_WEIGHT)
