import pytest

from sandbox.images.models import MODELS
from sandbox.images.sizes import picture_size


def problems(name: str, **given: object) -> list[tuple[str, str]]:
    found = MODELS[name].problems({"prompt": "a boat", **given})
    return [(problem.type, problem.field) for problem in found]


@pytest.mark.parametrize(
    ("name", "parameter", "value", "kind"),
    [
        ("black-forest-labs/flux-1.1-pro", "aspect_ratio", "21:9", "enum"),
        ("black-forest-labs/flux-kontext-pro", "output_format", "webp", "enum"),
        ("black-forest-labs/flux-1.1-pro-ultra", "output_format", "webp", "enum"),
        ("black-forest-labs/flux-schnell", "num_inference_steps", 28, "number_lte"),
        ("black-forest-labs/flux-schnell", "num_outputs", 0, "number_gte"),
        ("black-forest-labs/flux-schnell", "num_outputs", "2", "invalid_type"),
        ("black-forest-labs/flux-schnell", "num_outputs", True, "invalid_type"),
        ("black-forest-labs/flux-schnell", "seed", 1.5, "invalid_type"),
        ("black-forest-labs/flux-schnell", "go_fast", 1, "invalid_type"),
        ("black-forest-labs/flux-schnell", "prompt", None, "invalid_type"),
        ("black-forest-labs/flux-dev", "image", "boat.png", "format"),
        (
            "black-forest-labs/flux-2-pro",
            "input_images",
            ["https://a/b.png"] * 9,
            "array_max_items",
        ),
        ("black-forest-labs/flux-2-pro", "input_images", "https://a/b.png", "invalid_type"),
        ("stability-ai/stable-diffusion-3.5-medium", "aspect_ratio", "4:3", "enum"),
        ("stability-ai/sdxl", "num_outputs", 5, "number_lte"),
    ],
)
def test_what_a_model_does_not_take_is_named(
    name: str, parameter: str, value: object, kind: str
) -> None:
    assert problems(name, **{parameter: value}) == [(kind, f"input.{parameter}")]


@pytest.mark.parametrize("name", [n for n, one in MODELS.items() if one.required == ("prompt",)])
def test_every_model_that_draws_takes_a_prompt_alone(name: str) -> None:
    assert problems(name) == []


def test_the_upscaler_takes_a_picture_and_no_words() -> None:
    upscaler = MODELS["nightmareai/real-esrgan"]

    assert upscaler.problems({"image": "https://a.invalid/b.png", "scale": 2}) == []
    (problem,) = upscaler.problems({"prompt": "a boat"})
    assert problem.description == "image is required"
    (problem,) = upscaler.problems({"image": "https://a.invalid/b.png", "scale": 11})
    assert problem.type == "number_lte"


@pytest.mark.parametrize("size", ["dev", "pro"])
def test_a_fill_model_takes_a_picture_with_its_words(size: str) -> None:
    name = f"black-forest-labs/flux-fill-{size}"

    assert problems(name) == [("required", "input")]
    assert problems(name, image="https://a.invalid/b.png", mask="data:image/png;base64,") == []
    assert problems(name, image="https://a.invalid/b.png", mask="a.png") == [
        ("format", "input.mask")
    ]


def test_only_one_fill_model_extends_pictures_by_itself() -> None:
    values = {"image": "https://a.invalid/b.png", "outpaint": "Zoom out 3x"}

    assert problems("black-forest-labs/flux-fill-pro", **values) == [("enum", "input.outpaint")]
    assert problems("black-forest-labs/flux-fill-dev", **values) == []


def test_unknown_input_keys_are_ignored() -> None:
    assert problems("black-forest-labs/flux-schnell", width=12, nonsense=True) == []


def test_a_missing_prompt_is_named() -> None:
    (problem,) = MODELS["black-forest-labs/flux-schnell"].problems({})

    assert problem.description == "prompt is required"


@pytest.mark.parametrize(
    ("name", "given", "source", "size"),
    [
        ("black-forest-labs/flux-schnell", {"aspect_ratio": "16:9"}, None, (1344, 768)),
        ("black-forest-labs/flux-schnell", {"megapixels": "0.25"}, None, (512, 512)),
        (
            "black-forest-labs/flux-1.1-pro",
            {"aspect_ratio": "custom", "width": 512, "height": 768},
            None,
            (512, 768),
        ),
        ("black-forest-labs/flux-kontext-pro", {}, (800, 400), (1456, 720)),
        ("black-forest-labs/flux-kontext-pro", {"aspect_ratio": "1:1"}, (800, 400), (1024, 1024)),
        ("black-forest-labs/flux-2-pro", {"resolution": "0.5 MP"}, None, (720, 720)),
        ("stability-ai/sdxl", {"width": 640, "height": 320}, None, (640, 320)),
        ("black-forest-labs/flux-1.1-pro-ultra", {}, None, (2048, 2048)),
        ("nightmareai/real-esrgan", {"scale": 2}, (301, 150), (602, 300)),
        ("nightmareai/real-esrgan", {}, (300, 150), (1200, 600)),
        ("nightmareai/real-esrgan", {"scale": 0}, (300, 150), (1, 1)),
        ("nightmareai/real-esrgan", {"scale": 10}, (4000, 100), (8192, 1000)),
    ],
)
def test_the_picture_has_the_size_asked_for(
    name: str,
    given: dict[str, object],
    source: tuple[int, int] | None,
    size: tuple[int, int],
) -> None:
    assert picture_size(MODELS[name], given, source) == size
