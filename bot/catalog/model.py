"""One image model, as data: what it is for, what it accepts, how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config

from bot.catalog.parameter import EnumParameter, IntegerParameter, Parameter
from bot.catalog.price import Price
from bot.imagine.fill import Outpaint
from bot.imagine.request import InputValue

_DATA = ConfigDict(extra="forbid", strict=True)
_Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
_Price = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_Text = Annotated[str, Field(min_length=1)]
_Scalar = str | int | float | bool

ImageType = Literal["jpeg", "png", "webp", "gif"]
OutputFormat = Literal["webp", "jpg", "png"]

PROMPT_PARAMETER = "prompt"
"""Every model of this API that reads words takes them there, so no entry lists it."""

SCALES = (2, 4)
"""How many times as wide and high a picture can be made."""


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class ImageStrength:
    """How a model is told to stay near a picture, or to go far from it."""

    parameter: _Text
    subtle: float
    """The value for a result that is much like the picture."""
    strong: float
    """The value for one that only has something of it."""


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class ImageInput:
    """How a model takes a picture besides the words."""

    parameter: _Text
    """The model's own name for it, e.g. ``input_image``."""
    is_list: bool = False
    maximum: Annotated[int, Field(ge=1)] = 1
    is_required: bool = False
    types: tuple[ImageType, ...] = ("jpeg", "png", "webp")
    keeps_ratio: bool = False
    """The result has the picture's own shape, so no aspect ratio is sent with one."""
    sets: Mapping[str, _Scalar] = field(default_factory=dict[str, _Scalar])
    """Values sent with a picture, unless the member asked for another one."""
    at_most: Mapping[str, int] = field(default_factory=dict[str, int])
    """Values that may not be higher when there is a picture."""
    edits: bool = False
    """The words say what to change in the picture."""
    strength: ImageStrength | None = None


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class FillInput:
    """How a model is told what of a picture to paint anew."""

    mask: _Text
    """The model's own name for the mask: white is painted anew, black is kept."""
    outpaint: str | None = None
    """Its parameter for extending a picture; without one, Easel makes canvas and mask."""
    values: Mapping[Outpaint, str] = field(default_factory=dict[Outpaint, str])
    """The values of that parameter; what is not among them Easel extends itself."""
    megapixels: Annotated[float, Field(gt=0, le=64, allow_inf_nan=False)]
    """The largest picture it makes."""


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One entry of the catalog."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")]
    """``owner/name`` as the prediction API knows it."""
    label: _Text
    """Its name for people."""
    purpose: _Text
    """What it is good at, in one line."""
    kind: Literal["draw", "upscale", "fill", "background"] = "draw"
    """``upscale`` makes a picture larger and reads no words; ``fill`` paints the surroundings or
    parts of one; ``background`` takes the background away, and nothing uses it yet. None of these
    is offered for drawing."""
    version: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """For a model that Replicate does not keep itself: what it is started by, instead of its id."""
    aliases: tuple[_Text, ...] = ()
    expected_seconds: _Seconds
    """How long one prediction usually takes."""
    deadline_seconds: _Seconds
    """When to stop waiting for one prediction."""
    price_usd: _Price | None = None
    """What one picture costs: short for ``price`` with ``per_run`` alone."""
    price: Price | None = None
    """What pictures cost; where neither is given, a list of the service's prices may know."""
    is_offered: bool = True
    """An operator's way to take a model out of the catalog, or to take in one of Easel's that not
    every service has."""
    megapixels: Annotated[float, Field(gt=0, le=64, allow_inf_nan=False)] = 1.0
    """How large a picture is when nothing that is sent says it."""
    output_format: OutputFormat | None = None
    """The one format of a model that has no parameter for it."""
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    """Width and height for each aspect ratio, for a model that knows only these two."""
    with_seed: Mapping[str, _Scalar] = field(default_factory=dict[str, _Scalar])
    """Values sent with a seed, so that it gives the same picture again."""
    relaxed: Mapping[str, _Scalar] = field(default_factory=dict[str, _Scalar])
    """Values that ease the provider's safety checks, sent only where that is allowed."""
    parameters: Mapping[str, Annotated[Parameter, Field(discriminator="kind")]] = field(
        default_factory=dict[str, Parameter]
    )
    image: ImageInput | None = None
    fill: FillInput | None = None

    @property
    def cost(self) -> Price | None:
        """What its pictures cost, in either form; None where nobody knows."""
        if self.price is None and self.price_usd is not None:
            return Price(per_run=self.price_usd)
        return self.price

    @property
    def name(self) -> str:
        """The id without its owner."""
        return self.id.partition("/")[2]

    @property
    def aspect_ratios(self) -> tuple[str, ...]:
        """The ratios to offer; empty where the model decides itself."""
        parameter = self.fulfilling("aspect_ratio")[1]
        return parameter.allowed if isinstance(parameter, EnumParameter) else tuple(self.sizes)

    @property
    def output_formats(self) -> tuple[str, ...]:
        """The formats to offer; empty where nobody knows them."""
        parameter = self.fulfilling("output_format")[1]
        if isinstance(parameter, EnumParameter):
            return parameter.allowed
        return (self.output_format,) if self.output_format else ()

    @property
    def default_output_format(self) -> str | None:
        """The format it makes when nobody asks for one."""
        parameter = self.fulfilling("output_format")[1]
        return parameter.default if isinstance(parameter, EnumParameter) else self.output_format

    @property
    def images_per_prediction(self) -> int:
        """How many pictures one paid prediction can make."""
        parameter = self.fulfilling("count")[1]
        return parameter.maximum or 1 if isinstance(parameter, IntegerParameter) else 1

    @property
    def scales(self) -> tuple[int, ...]:
        """How many times as large it can be told to make a picture; none where it knows itself."""
        name, parameter = self.fulfilling("scale")
        return () if parameter is None else tuple(s for s in SCALES if self.allows(name, s))

    @property
    def images_taken(self) -> int:
        """How many pictures it takes at most besides the words."""
        return 0 if self.image is None else self.image.maximum

    def fulfilling(self, tag: str) -> tuple[str, Parameter | None]:
        """Return this model's name for an option (by its tag), and the parameter; or None."""
        for name, parameter in self.parameters.items():
            if parameter.sent != "never" and parameter.fulfils == tag:
                return name, parameter
        return "", None

    def allows(self, name: str, value: InputValue) -> bool:
        """Whether the model accepts this value for the parameter of this name."""
        if name == PROMPT_PARAMETER:
            return isinstance(value, str)
        parameter = self.parameters.get(name)
        return parameter is not None and parameter.allows(value)
