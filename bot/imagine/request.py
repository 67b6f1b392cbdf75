"""What a member asked for, checked and ready to be paid for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Annotated, cast

from pydantic import AliasChoices, BeforeValidator, Field

from bot.errors import Fact
from bot.imagine.ai_mark import SourceType
from bot.imagine.fill import Fill
from bot.imagine.requester import Requester

InputValue = str | int | float | bool | list[str]
"""A value inside a prediction's ``input`` object."""


class Way(StrEnum):
    """The way a picture was requested."""

    IMAGINE = "imagine"
    REROLL = "reroll"
    VARY_SUBTLE = "vary-subtle"
    VARY_STRONG = "vary-strong"
    REPHRASE = "rephrase"
    """With the edited prompt of an earlier picture."""
    REDRAW = "redraw"
    """With another model."""
    UPSCALE = "upscale"
    EDIT = "edit"
    BLEND = "blend"
    # A fill model's, as those of ``Outpaint``.
    ZOOM_15 = "zoom15"
    ZOOM_2 = "zoom2"
    SQUARE = "square"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    PARTS = "parts"


class Review(StrEnum):
    """Why moderators look at the pictures before anybody else does."""

    RULES = "rules"
    FILTER = "filter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceImage:
    """An attached picture, and the model's parameter for it."""

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
    """The formats that the model reads; other formats are converted to one of these."""
    is_spoiler: bool = False
    """Whether it was marked as a spoiler."""
    is_private: bool = False
    """Whether it was brought to something that its requester alone sees."""


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
    """A remark for the card on how the request was read (``words_id`` is a Fluent id)."""

    words_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])


@dataclass(frozen=True, slots=True, kw_only=True)
class WildcardPick:
    """The entry of a list that took the place of a mark ("__animal__") in the words."""

    name: str
    """The list's."""
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagineRequest:
    """What somebody asks for, checked against its model's entry; it belongs to nobody yet."""

    prompt: str
    """The requester's words, after inline parameters were taken out; without the style's."""
    model: str
    """``owner/name`` as the prediction API knows it."""
    model_label: str
    """The model's name for people."""
    predictions: tuple[PlannedPrediction, ...]
    version: str | None = None
    """The version id, for models that the API does not start by name."""
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
    fill: Fill | None = None
    """What of its one picture is painted anew."""
    is_private: bool = False
    """Whether the result is for the requester alone."""
    notes: tuple[Note, ...] = ()
    way: Way = Way.IMAGINE
    parent_id: str | None = None
    """The id of the job whose picture this one starts from."""
    style: str | None = None
    """The name of the style that was applied to the prompt."""
    style_text: str | None = None
    """The style's text at that time: a style may be changed or removed later."""
    variation: str | None = None
    """The words that were sent behind the requester's own, to vary an earlier picture."""
    is_own_style: bool = False
    """Whether the style is a member's own, and not the server's."""
    template: str | None = None
    """The words as they were typed, where they had marks of lists to pick from."""
    picks: tuple[WildcardPick, ...] = ()
    """What the marks of the template became, in their order."""
    is_spoiler: bool = False
    """Whether the result is marked as a spoiler: it was asked for, or its source was."""
    is_theirs: bool = True
    """Whether the prompt is what its requester wrote; else they wrote nothing."""
    is_composite: bool = False
    """Whether there is something of a picture in it that Easel did not draw."""

    @property
    def image_count(self) -> int:
        """How many pictures were asked for."""
        return sum(planned.image_count for planned in self.predictions)

    @property
    def source_type(self) -> SourceType:
        """How the result comes about."""
        return SourceType.COMPOSITE if self.is_composite else SourceType.MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedRequest(ImagineRequest):
    """A request with its requester: everything a runner needs, now or after a restart."""

    requester: Annotated[Requester, Field(alias="asker")]
    """The requester at that time; recorded under the name ``asker``."""
    review: Review | None = None
    weight: int = 1
    """How many turns the requester gets where others get one."""
    says_ai: bool | None = None
    """Whether its card says that it is AI's; None where only whoever runs Easel decided that."""


def submitted(request: ImagineRequest, requester: Requester) -> SubmittedRequest:
    """Return a request as this person's; what the gate added to it for somebody else is dropped."""
    values = {one.name: getattr(request, one.name) for one in fields(ImagineRequest)}
    return SubmittedRequest(**values, requester=requester)
