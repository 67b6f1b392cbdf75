"""The models this service offers: what each accepts, answers with, and how long it takes.

The schemas are those Replicate published between 2025 and 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.images.parameters import (
    Choice,
    Flag,
    Number,
    Parameter,
    Picture,
    Pictures,
    Problem,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model, as far as a caller can tell."""

    name: str
    parameters: Mapping[str, Parameter]
    seconds: tuple[float, float]
    steps: tuple[int, ...] = ()
    """Lengths of the progress bars in the logs; closed models show none."""
    answers_list: bool = False
    required: tuple[str, ...] = ("prompt",)
    image_parameter: str | None = None
    version: str | None = None
    """A community model's; it is started by that alone."""
    enlarges: bool = False
    """It makes the picture larger that is sent, and reads no words."""
    fills: bool = False
    """It paints what lies around the picture that is sent (``outpaint``), or where its mask is
    white."""
    default_format: str = "webp"
    default_ratio: str = "1:1"
    megapixels: float = 1.0

    @property
    def is_open(self) -> bool:
        """Say whether the model logs its steps and runs its own safety checker."""
        return bool(self.steps)

    def problems(self, given: Mapping[str, object]) -> list[Problem]:
        """Return what Replicate's validation says; names it does not know pass unseen."""
        missing = [name for name in self.required if name not in given]
        if missing:
            return [
                Problem(type="required", field="input", description=f"{name} is required")
                for name in missing
            ]
        found = (
            parameter.problem(name, given[name])
            for name, parameter in self.parameters.items()
            if name in given
        )
        return [problem for problem in found if problem]


_WIDE = ("1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21")
_PLAIN = ("1:1", "16:9", "3:2", "2:3", "4:5", "5:4", "9:16", "3:4", "4:3")
_KONTEXT = ("match_input_image", *_WIDE, "2:1", "1:2")
_ANY_FORMAT = Choice(("webp", "jpg", "png"))
_NO_WEBP = Choice(("jpg", "png"))
_QUALITY = Number(0, 100)
_SEEDED: Mapping[str, Parameter] = {"prompt": Text(), "seed": Number()}

_SCHNELL: Mapping[str, Parameter] = {
    **_SEEDED,
    "aspect_ratio": Choice(_WIDE),
    "num_outputs": Number(1, 4),
    "num_inference_steps": Number(1, 4),
    "output_format": _ANY_FORMAT,
    "output_quality": _QUALITY,
    "disable_safety_checker": Flag(),
    "go_fast": Flag(),
    "megapixels": Choice(("1", "0.25")),
}
_DEV: Mapping[str, Parameter] = {
    **_SCHNELL,
    "num_inference_steps": Number(1, 50),
    "guidance": Number(0, 10, whole=False),
    "image": Picture(),
    "prompt_strength": Number(0, 1, whole=False),
}
_PRO_11: Mapping[str, Parameter] = {
    **_SEEDED,
    "aspect_ratio": Choice(("custom", *_PLAIN)),
    "width": Number(256, 1440),
    "height": Number(256, 1440),
    "image_prompt": Picture(),
    "prompt_upsampling": Flag(),
    "safety_tolerance": Number(1, 6),
    "output_format": _ANY_FORMAT,
    "output_quality": _QUALITY,
}
_ULTRA: Mapping[str, Parameter] = {
    **_SEEDED,
    "aspect_ratio": Choice(_WIDE),
    "image_prompt": Picture(),
    "image_prompt_strength": Number(0, 1, whole=False),
    "raw": Flag(),
    "safety_tolerance": Number(1, 6),
    "output_format": _NO_WEBP,
}
_PRO: Mapping[str, Parameter] = {
    **_PRO_11,
    "guidance": Number(2, 5, whole=False),
    "steps": Number(1, 50),
    "interval": Number(1, 4, whole=False),
}
_EDIT: Mapping[str, Parameter] = {
    **_SEEDED,
    "input_image": Picture(),
    "input_image_2": Picture(),
    "input_image_3": Picture(),
    "input_image_4": Picture(),
    "aspect_ratio": Choice(_KONTEXT),
    "prompt_upsampling": Flag(),
    "safety_tolerance": Number(0, 6),
    "output_format": _NO_WEBP,
}
_FLUX_2: Mapping[str, Parameter] = {
    **_SEEDED,
    "input_images": Pictures(8),
    "aspect_ratio": Choice(("match_input_image", "custom", *_PLAIN)),
    "resolution": Choice(("match_input_image", "0.5 MP", "1 MP", "2 MP", "4 MP")),
    "width": Number(256, 2048),
    "height": Number(256, 2048),
    "safety_tolerance": Number(1, 5),
    "output_format": _ANY_FORMAT,
    "output_quality": _QUALITY,
}
_FLUX_2_FLEX: Mapping[str, Parameter] = {
    **_FLUX_2,
    "input_images": Pictures(10),
    "steps": Number(1, 50),
    "guidance": Number(1.5, 10, whole=False),
    "prompt_upsampling": Flag(),
}
_FLUX_2_DEV: Mapping[str, Parameter] = {
    **_SEEDED,
    "input_images": Pictures(5),
    "aspect_ratio": Choice(("match_input_image", "custom", *_PLAIN)),
    "width": Number(256, 1440),
    "height": Number(256, 1440),
    "go_fast": Flag(),
    "disable_safety_checker": Flag(),
    "output_format": _ANY_FORMAT,
    "output_quality": _QUALITY,
}
_SDXL: Mapping[str, Parameter] = {
    **_SEEDED,
    "width": Number(64, 2048),
    "height": Number(64, 2048),
    "num_outputs": Number(1, 4),
    "scheduler": Choice(
        (
            "DDIM",
            "DPMSolverMultistep",
            "HeunDiscrete",
            "KarrasDPM",
            "K_EULER_ANCESTRAL",
            "K_EULER",
            "PNDM",
        )
    ),
    "num_inference_steps": Number(1, 500),
    "guidance_scale": Number(1, 50, whole=False),
    "negative_prompt": Text(),
    "image": Picture(),
    "mask": Picture(),
    "prompt_strength": Number(0, 1, whole=False),
    "refine": Choice(("no_refiner", "expert_ensemble_refiner", "base_image_refiner")),
    "apply_watermark": Flag(),
    "disable_safety_checker": Flag(),
}
_SD_35_MEDIUM: Mapping[str, Parameter] = {
    **_SEEDED,
    "aspect_ratio": Choice(("16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21")),
    "cfg": Number(1, 10, whole=False),
    "negative_prompt": Text(),
    "image": Picture(),
    "prompt_strength": Number(0, 1, whole=False),
    "output_format": _ANY_FORMAT,
}
_REAL_ESRGAN: Mapping[str, Parameter] = {
    "image": Picture(),
    "scale": Number(0, 10, whole=False),
    "face_enhance": Flag(),
}

_FILL_DEV: Mapping[str, Parameter] = {
    **_SEEDED,
    "image": Picture(),
    "mask": Picture(),
    "num_outputs": Number(1, 4),
    "num_inference_steps": Number(1, 50),
    "guidance": Number(0, 100, whole=False),
    "megapixels": Choice(("1", "0.25", "match_input")),
    "output_format": _ANY_FORMAT,
    "output_quality": _QUALITY,
    "disable_safety_checker": Flag(),
}
_FILL_PRO: Mapping[str, Parameter] = {
    **_SEEDED,
    "image": Picture(),
    "mask": Picture(),
    "outpaint": Choice(
        (
            "None",
            "Zoom out 1.5x",
            "Zoom out 2x",
            "Make square",
            "Left outpaint",
            "Right outpaint",
            "Top outpaint",
            "Bottom outpaint",
        )
    ),
    "steps": Number(15, 50),
    "guidance": Number(1.5, 100, whole=False),
    "prompt_upsampling": Flag(),
    "safety_tolerance": Number(1, 6),
    "output_format": _NO_WEBP,
}

_BFL = "black-forest-labs"
MODELS: Mapping[str, Model] = {
    model.name: model
    for model in (
        Model(
            name=f"{_BFL}/flux-schnell",
            parameters=_SCHNELL,
            seconds=(1, 2),
            steps=(4,),
            answers_list=True,
        ),
        Model(
            name=f"{_BFL}/flux-dev",
            parameters=_DEV,
            seconds=(4, 8),
            steps=(28,),
            answers_list=True,
            image_parameter="image",
        ),
        Model(
            name=f"{_BFL}/flux-pro",
            parameters=_PRO,
            seconds=(3, 6),
            image_parameter="image_prompt",
        ),
        Model(
            name=f"{_BFL}/flux-1.1-pro",
            parameters=_PRO_11,
            seconds=(3, 6),
            image_parameter="image_prompt",
        ),
        Model(
            name=f"{_BFL}/flux-1.1-pro-ultra",
            parameters=_ULTRA,
            seconds=(8, 12),
            image_parameter="image_prompt",
            default_format="jpg",
            megapixels=4,
        ),
        *(
            Model(
                name=f"{_BFL}/flux-kontext-{size}",
                parameters=_EDIT,
                seconds=(5, 9),
                image_parameter="input_image",
                default_format="png",
                default_ratio="match_input_image",
            )
            for size in ("pro", "max")
        ),
        *(
            Model(
                name=f"{_BFL}/flux-2-{size}",
                parameters=parameters,
                seconds=(6, 12),
                image_parameter="input_images",
            )
            for size, parameters in (
                ("pro", _FLUX_2),
                ("flex", _FLUX_2_FLEX),
                ("dev", _FLUX_2_DEV),
            )
        ),
        Model(
            name="stability-ai/sdxl",
            parameters=_SDXL,
            seconds=(5, 9),
            steps=(40, 10),
            answers_list=True,
            image_parameter="image",
            default_format="png",
        ),
        Model(
            name="stability-ai/stable-diffusion-3.5-medium",
            parameters=_SD_35_MEDIUM,
            seconds=(4, 8),
            steps=(40,),
            answers_list=True,
            image_parameter="image",
        ),
        Model(
            name=f"{_BFL}/flux-fill-dev",
            parameters=_FILL_DEV,
            seconds=(4, 8),
            steps=(28,),
            answers_list=True,
            required=("prompt", "image"),
            image_parameter="image",
            fills=True,
        ),
        Model(
            name=f"{_BFL}/flux-fill-pro",
            parameters=_FILL_PRO,
            seconds=(4, 8),
            required=("prompt", "image"),
            image_parameter="image",
            fills=True,
            default_format="jpg",
        ),
        Model(
            name="recraft-ai/recraft-crisp-upscale",
            parameters={"image": Picture()},
            seconds=(3, 6),
            required=("image",),
            image_parameter="image",
            enlarges=True,
        ),
        Model(
            name="nightmareai/real-esrgan",
            version="f121d640bd286e1fdc67f9799164c1d5be36ff74576ee11c803ae5b665dd46aa",
            parameters=_REAL_ESRGAN,
            seconds=(2, 4),
            required=("image",),
            image_parameter="image",
            enlarges=True,
            default_format="png",
        ),
    )
}
"""Every model this service offers, by its full name."""

VERSIONS: Mapping[str, Model] = {
    model.version: model for model in MODELS.values() if model.version is not None
}
"""Community models, by what they are started by."""
