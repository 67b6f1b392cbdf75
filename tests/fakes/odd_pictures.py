"""The pictures of tests/data/pictures, with what is to become of each."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pi_heif  # type: ignore[import-untyped]
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

FOLDER = Path(__file__).parent.parent / "data" / "pictures"
GPS_TAG = 34853
SECRETS = (b"SecretCam", b"GPSLatitude", b"GPSInfo")
SOURCE_TYPE = b"digitalsourcetype/trainedAlgorithmicMedia"
LOOK = (12, 8)
CLOSE = 6.0
"""How far two looks may be apart, in steps of 255: lossy formats take a few."""

pi_heif.register_heif_opener()


@dataclass(frozen=True, slots=True, kw_only=True)
class OddPicture:
    """A file and its fate: an extension and ``itself``, ``cleaned`` or ``anew``; or words."""

    name: str
    output: str
    input: str
    content: bytes = field(repr=False)

    @property
    def is_shown(self) -> bool:
        """Whether it can be posted, where a provider made it."""
        return " " in self.output

    @property
    def is_read(self) -> bool:
        """Whether it can be drawn from, where a member attached it."""
        return " " in self.input


def _all() -> Sequence[OddPicture]:
    with (FOLDER / "pictures.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [OddPicture(**row, content=(FOLDER / row["name"]).read_bytes()) for row in rows]


def look(content: bytes) -> bytes:
    """The picture small, as somebody with a careful viewer sees it."""
    with Pillow.open(BytesIO(content)) as file:
        picture: Pillow.Image = ImageOps.exif_transpose(file)
        profile = file.info.get("icc_profile")
    if picture.mode == "F":
        picture = picture.point(lambda value: value * 255.0).convert("L")
    elif picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if profile:
        flat = picture if picture.mode == "CMYK" else picture.convert("RGB")
        own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        picture = ImageCms.profileToProfile(flat, own, screen, outputMode="RGB") or flat
    return picture.convert("RGB").resize(LOOK, Pillow.Resampling.BOX).tobytes()


def is_alike(one: bytes, other: bytes) -> bool:
    """Whether two pictures look the same to a person."""
    pairs = zip(look(one), look(other), strict=True)
    return sum(abs(left - right) for left, right in pairs) / (LOOK[0] * LOOK[1] * 3) < CLOSE


def faults(original: bytes, got: bytes, fate: str) -> list[str]:
    """What is wrong with what became of a picture; nothing where all is right."""
    extension, _, way = fate.partition(" ")
    with Pillow.open(BytesIO(got)) as result, Pillow.open(BytesIO(original)) as source:
        found = {
            "another kind": (result.format or "").lower() != extension.replace("jpg", "jpeg"),
            "not itself": way == "itself" and got != original,
            "other pixels": way == "cleaned" and result.tobytes() != source.tobytes(),
            "colours lost": way == "cleaned"
            and result.info.get("icc_profile") != source.info.get("icc_profile"),
            "looks different": not is_alike(original, got),
            "tells the place": GPS_TAG in result.getexif() or any(one in got for one in SECRETS),
            "no AI mark": SOURCE_TYPE in original and SOURCE_TYPE not in got,
        }
    return [fault for fault, is_so in found.items() if is_so]


ODD_PICTURES = _all()
SCENE = next(odd.content for odd in ODD_PICTURES if odd.name == "plain.png")
"""What most of them show."""
