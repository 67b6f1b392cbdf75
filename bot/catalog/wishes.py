"""What a member asks for, as it comes in: nothing checked yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_PROMPT_LENGTH = 4_000
"""A message of Components V2 holds 4,000 characters of text, and no model reads more than that."""

MAX_IMAGES = 8
"""Two full predictions of the models that draw four at once; a gallery holds ten pictures
(Discord, "Media Gallery"), which leaves room for the picture that was sent in."""

BLEND_PROMPT = "One picture that brings all these pictures together"
"""What a model is told that gets several pictures and no words; models read English best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture the member attached, as Discord describes it."""

    url: str
    filename: str
    content_type: str | None
    size_bytes: int
    width: int | None = None
    height: int | None = None
    is_spoiler: bool = False
    """Whether it is covered until it is clicked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What a member wants where neither an option nor the prompt says."""

    model: str | None = None
    """Its id; it may have been removed since."""
    aspect_ratio: str | None = None
    output_format: str | None = None
    private: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of one /imagine as they were given; the prompt may hold inline parameters."""

    prompt: str
    model: str | None = None
    aspect_ratio: str | None = None
    count: int | None = None
    seed: int | None = None
    output_format: str | None = None
    output_quality: int | None = None
    negative_prompt: str | None = None
    images: tuple[Attachment, ...] = ()
    image_strength: float | None = None
    """How near to the picture, in the model's own measure (``ImageInput.strength``)."""
    style: str | None = None
    """The name of the server's style."""
    style_text: str | None = None
    """The text of the server's style that is laid around the words (``apply_style``)."""
    styles: Mapping[str, str] = field(default_factory=dict[str, str])
    """The texts of the server's styles by their names, for a "--style" in the prompt."""
    private: bool | None = None
    usual: Usual = Usual()
    reads_parameters: bool = True
    """Whether parameters inside the prompt are read; not in words they were taken out of before."""
