"""What a member asked for, checked and ready to be paid for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, cast

from pydantic import AliasChoices, BeforeValidator, Field

from bot.errors import Fact
from bot.imagine.requester import Requester

InputValue = str | int | float | bool | list[str]
"""A value inside a prediction's ``input`` object."""


class Way(StrEnum):
    """How a picture was asked for."""

    IMAGINE = "imagine"
    REROLL = "reroll"
    VARY_SUBTLE = "vary-subtle"
    VARY_STRONG = "vary-strong"
    REPHRASE = "rephrase"
    """With the prompt of an earlier one, changed."""
    UPSCALE = "upscale"
    EDIT = "edit"
    BLEND = "blend"


class Review(StrEnum):
    """Why moderators look at the pictures before anybody else does."""

    RULES = "rules"
    FILTER = "filter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceImage:
    """A picture the member attached, and where the model wants it."""

    url: str
    filename: str
    content_type: str
    size_bytes: int
    parameter: str
    """The model's own name for its image input, e.g. ``input_image``."""
    is_list: bool = False
    """Whether the model takes a list of images there."""
    width: int | None = None
    height: int | None = None
    types: tuple[str, ...] = ("jpeg", "png", "webp")
    """What the model reads; whatever else it is, it is sent as one of these."""
    is_spoiler: bool = False
    """Whether it was covered where it came from."""


def _several(recorded: object) -> object:
    """Read what was recorded when a request had one picture at most, under ``image``."""
    if recorded is None:
        return ()
    # One picture was a JSON object; several are a list.
    return (cast("object", recorded),) if isinstance(recorded, dict) else recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPrediction:
    """One paid prediction: its ``input`` (without the images) and how many pictures it makes."""

    input: Mapping[str, InputValue]
    image_count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """How something was read or changed, to be said on the card (``words_id`` is a Fluent id)."""

    words_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagineRequest:
    """One accepted /imagine: everything a runner needs, now or after a restart."""

    prompt: str
    """The requester's words, after inline parameters were taken out; without the style's."""
    model: str
    """``owner/name`` as the prediction API knows it."""
    model_label: str
    """The model's name for people."""
    predictions: tuple[PlannedPrediction, ...]
    version: str | None = None
    """What the API starts it by, where that is not its name."""
    expected_seconds: float
    """How long this model usually takes."""
    deadline_seconds: float
    """When to stop waiting for one prediction."""
    aspect_ratio: str | None = None
    seed: int | None = None
    images: Annotated[
        tuple[SourceImage, ...],
        BeforeValidator(_several),
        Field(validation_alias=AliasChoices("images", "image")),
    ] = ()
    """The pictures it starts from, all for the same parameter of the model."""
    is_private: bool = False
    """Whether the result is for the requester alone."""
    notes: tuple[Note, ...] = ()
    way: Way = Way.IMAGINE
    parent_id: str | None = None
    """The job whose picture this one begins from."""
    style: str | None = None
    """The name of the server's style that lies around the words."""
    style_text: str | None = None
    """Its text as it was then: a style may be changed or removed later."""
    asker: Requester | None = None
    """Who asked, as they were then; None in what was recorded before this was kept."""
    review: Review | None = None
    is_spoiler: bool = False
    """Whether the result is covered until it is clicked, as what it came from was."""
    weight: int = 1
    """How many turns the requester gets where others get one."""

    @property
    def image_count(self) -> int:
        """How many pictures were asked for."""
        return sum(planned.image_count for planned in self.predictions)
