"""What every part of a picture is painted on, and by which rules."""

from dataclasses import dataclass
from random import Random

from PIL import Image

from sandbox.images.painting.palette import Palette
from sandbox.images.painting.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The picture so far, what it shall show, its colours, and its row of chances."""

    picture: Image.Image
    scene: Scene
    palette: Palette
    rng: Random
