"""An operator's own models file."""

from pathlib import Path

import pytest

from bot.catalog import Catalog, load_catalog, plan, plan_upscale
from bot.errors import SettingsError
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import PICTURE

NEW = """
[[models]]
id = "acme/paint"
label = "Acme Paint"
purpose = "Everything"
expected_seconds = 3
deadline_seconds = 60
"""


def loaded(folder: Path, text: str, default: str | None = None) -> Catalog:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return load_catalog(file, default)


def problems(folder: Path, text: str, default: str | None = None) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        loaded(folder, text, default)
    return caught.value.problems


def test_adds_a_model(tmp_path: Path) -> None:
    catalog = loaded(tmp_path, NEW)

    assert catalog.models[-1] is catalog.resolve("acme paint")
    assert len(catalog.models) == 13


def test_an_added_model_needs_no_code(tmp_path: Path) -> None:
    text = (
        NEW
        + """
[models.parameters]
number_of_images = { kind = "integer", minimum = 1, maximum = 3, fulfils = "count" }
shape = { kind = "enum", allowed = ["1:1", "2:1"], default = "1:1", fulfils = "aspect_ratio" }
"""
    )
    catalog = loaded(tmp_path, text)

    request = plan(an_imagine(prompt="x --n 4 --ar 4x2", model="Acme Paint"), catalog)

    assert [dict(one.input) for one in request.predictions] == [
        {"prompt": "x", "shape": "2:1", "number_of_images": 3},
        {"prompt": "x", "shape": "2:1"},
    ]


def test_changes_single_fields_of_a_model(tmp_path: Path) -> None:
    text = """
[[models]]
id = "black-forest-labs/flux-kontext-pro"
price_usd = 0.05
parameters.safety_tolerance = { default = 5, sent = "always" }
image.keeps_ratio = true
"""
    before = load_catalog().resolve("kontext")

    model = loaded(tmp_path, text).resolve("kontext")

    assert (model.price_usd, model.label) == (0.05, before.label)
    assert model.parameters["aspect_ratio"] == before.parameters["aspect_ratio"]
    assert model.parameters["safety_tolerance"].default == 5
    assert model.image is not None
    assert (model.image.keeps_ratio, model.image.parameter) == (True, "input_image")


def test_another_kind_replaces_the_parameter(tmp_path: Path) -> None:
    text = """
[[models]]
id = "stability-ai/sdxl"
parameters.scheduler = { kind = "text" }
"""
    assert loaded(tmp_path, text).resolve("sdxl").allows("scheduler", "anything")


def test_takes_a_model_out(tmp_path: Path) -> None:
    text = '[[models]]\nid = "stability-ai/sdxl"\nis_offered = false\n'

    assert loaded(tmp_path, text).get("stability-ai/sdxl") is None


def test_can_start_from_nothing(tmp_path: Path) -> None:
    catalog = loaded(tmp_path, f'include_builtin = false\ndefault = "acme/paint"\n{NEW}')

    assert [model.id for model in catalog.models] == ["acme/paint"]
    assert catalog.default.id == "acme/paint"
    assert catalog.default_with_image is None


def test_the_setting_wins_over_the_file(tmp_path: Path) -> None:
    assert loaded(tmp_path, f'default = "acme/paint"\n{NEW}').default.id == "acme/paint"
    assert loaded(tmp_path, f'default = "acme/paint"\n{NEW}', "dev").default.name == "flux-dev"


def test_reads_files_from_windows(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode())

    assert load_catalog(file).resolve("acme paint").id == "acme/paint"


def test_names_every_problem_with_file_model_and_field(tmp_path: Path) -> None:
    text = """\
defualt = "x"

[[models]]
id = "acme/one"
label = "One"
expected_seconds = "3"
deadline_seconds = 60

[models.parameters]
seed = { kind = "integer", minimum = "0" }
size = { kind = "choice" }

[[models]]
id = "acme/two"
label = "Two"
purpose = "x"
expected_seconds = 30
deadline_seconds = 3
colour = "red"

[[models]]
id = "black-forest-labs/flux-dev"
parameters.guidance = { default = 11 }

[[models]]
label = "Nameless"
"""
    assert problems(tmp_path, text) == (
        (
            "own.toml: defualt: there is no such field; "
            "there are default, default_with_image, include_builtin, models"
        ),
        "own.toml: models.1 (acme/one): purpose: is missing",
        "own.toml: models.1 (acme/one): expected_seconds: must be a valid number",
        "own.toml: models.1 (acme/one): parameters.seed.minimum: must be a valid integer",
        (
            "own.toml: models.1 (acme/one): parameters.size: "
            "kind must be one of enum, integer, number, boolean, text"
        ),
        "own.toml: models.2 (acme/two): colour: there is no such field",
        (
            "own.toml: models.3 (black-forest-labs/flux-dev): parameters.guidance.default: "
            "11.0 is not a value this parameter allows"
        ),
        "own.toml: models.4: id: is missing, or not a text",
    )


@pytest.mark.parametrize(
    ("text", "field", "sentence"),
    [
        ("deadline_seconds = 1", "deadline_seconds", "must not be less than expected_seconds"),
        ("parameters.prompt = {kind='text'}", "parameters.prompt", "every model has this one"),
        ("parameters.a = {kind='enum', allowed=[]}", "parameters.a.allowed", "at least one"),
        (
            "parameters.a = {kind='integer', minimum=2, maximum=1}",
            "parameters.a.minimum",
            "must not be more than maximum",
        ),
        (
            "parameters.a = {kind='enum', allowed=['x'], default='y'}",
            "parameters.a.default",
            "'y' is not a value",
        ),
        ("parameters.a = {kind='text', sent='always'}", "parameters.a.sent", "without a default"),
        ("parameters.seed = {kind='text'}", "parameters.seed.kind", "must be 'integer'"),
        ("parameters.num_outputs = {kind='integer'}", "parameters.num_outputs.maximum", "at least"),
        (
            "parameters.num_outputs = {kind='integer', minimum=2, maximum=4}",
            "parameters.num_outputs.minimum",
            "must be 1",
        ),
        (
            "parameters.output_format = {kind='enum', allowed=['tiff']}",
            "parameters.output_format.allowed",
            "'tiff' is none of",
        ),
        (
            "parameters = {seed={kind='integer'}, s={kind='integer', fulfils='seed'}}",
            "parameters.s",
            "seed already stands for seed",
        ),
        ("relaxed = {nsfw=true}", "relaxed.nsfw", "there is no such parameter"),
        ("kind = 'upscale'", "image", "is missing: an upscaler takes a picture"),
        (
            """kind = 'upscale'
image.parameter = 'i'
parameters.times = {kind='number', maximum=1, fulfils='scale'}""",
            "parameters.times",
            "must allow one of (2, 4)",
        ),
        (
            "parameters.times = {kind='integer', fulfils='scale'}",
            "parameters.times.kind",
            "must be 'number'",
        ),
        ("image = {parameter='i', maximum=2}", "image.maximum", "must be 1 where"),
        (
            "image = {parameter='i', strength={parameter='s', subtle=0.1, strong=0.9}}",
            "image.strength.s",
            "there is no such parameter",
        ),
        (
            "sizes = {'1:1'=[8, 8]}\nparameters.height = {kind='integer'}",
            "sizes.1:1",
            "width does not allow 8",
        ),
        (
            "sizes = {'1:1'=[8, 9]}\nparameters = {width.kind='integer', height.kind='integer'}",
            "sizes.1:1",
            "not a multiple of 8",
        ),
        ("image = {parameter='i'}\nparameters.i = {kind='text'}", "image.parameter", "already a"),
        ("parameters.a = {kind='number', default=1, maximum=0}", "parameters.a.default", "1.0 is"),
        (
            "image = {parameter='i', at_most={a=3}}\nparameters.a = {kind='integer', maximum=2}",
            "image.at_most.a",
            "3 is not a value",
        ),
        ("with_seed = {go_fast=false}", "with_seed.go_fast", "no such parameter"),
        ("image = {parameter='prompt'}", "image.parameter", "already a parameter"),
        ("image = {parameter='i', types=[]}", "image.types", "at least one"),
        ("image = {parameter='i', types=['bmp']}", "image.types.1", "must be 'jpeg'"),
        ("image = {parameter='i', sets={a=1}}", "image.sets.a", "no such parameter"),
        ("aliases = ['dev']", "aliases", "black-forest-labs/flux-dev is already called 'dev'"),
        ("price_usd = nan", "price_usd", "must be a finite number"),
        ("label = 2026-01-01\nimage = 3", "image", "must be a table"),
    ],
)
def test_names_what_does_not_go_together(
    tmp_path: Path, text: str, field: str, sentence: str
) -> None:
    key = text.split(" ", maxsplit=1)[0]
    kept = [line for line in NEW.splitlines() if line.split(" ")[0] != key]

    (problem,) = problems(tmp_path, "\n".join([*kept, text, ""]))

    assert problem.startswith(f"own.toml: models.1 (acme/paint): {field}: ")
    assert sentence in problem


def test_another_upscaler_takes_the_place_of_the_one_that_comes_along(tmp_path: Path) -> None:
    text = (
        NEW
        + """
kind = "upscale"
parameters.factor = { kind = "number", minimum = 1, maximum = 2, fulfils = "scale" }
parameters.sharpen = { kind = "boolean", default = true, sent = "always" }
image = { parameter = "picture", is_required = true }
"""
    )
    catalog = loaded(tmp_path, text)

    request = plan_upscale(PICTURE, 2, catalog)

    assert catalog.upscaler is not None
    assert catalog.upscaler.scales == (2,)
    assert request.model == "acme/paint"
    assert request.images[0].parameter == "picture"
    assert request.predictions[0].input == {"factor": 2, "sharpen": True}


@pytest.mark.parametrize("version", ["latest", "F" * 64, "a" * 63, "acme/paint:" + "a" * 64])
def test_a_version_is_what_replicate_calls_one(tmp_path: Path, version: str) -> None:
    (problem,) = problems(tmp_path, f'{NEW}\nversion = "{version}"\n')

    assert "version" in problem


def test_a_request_names_its_models_version(tmp_path: Path) -> None:
    version = "0a" * 32
    catalog = loaded(tmp_path, f'{NEW}\nversion = "{version}"\n')

    assert plan(an_imagine(prompt="a boat", model="acme/paint"), catalog).version == version
    assert plan(an_imagine(prompt="a boat"), catalog).version is None


def test_an_upscaler_alone_is_no_catalog(tmp_path: Path) -> None:
    text = f"""include_builtin = false
{NEW}
kind = "upscale"
parameters.scale = {{ kind = "number", fulfils = "scale" }}
image.parameter = "image"
"""
    assert problems(tmp_path, text) == ("own.toml: models: no model is left",)


def test_names_the_line_of_a_syntax_error(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "default = \n")

    assert problem.startswith("own.toml: is not TOML: ")
    assert "line 1" in problem


def test_names_the_line_that_is_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(b"# one\n# \xff\n")

    with pytest.raises(SettingsError) as caught:
        load_catalog(file)

    assert caught.value.problems == ("own.toml, line 2: is not UTF-8 text",)


def test_says_that_the_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_catalog(tmp_path / "nowhere.toml")

    assert "nowhere.toml: cannot be read" in caught.value.problems[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('default = "nobody"', "own.toml: default: there is no model 'nobody'"),
        (
            'default_with_image = "sch"',
            "own.toml: default_with_image: FLUX schnell takes no picture",
        ),
        ("models = 3", "own.toml: models: must be a list: write [[models]]"),
        ("models = [3]", "own.toml: models.1: must be a table: write [[models]]"),
        ("include_builtin = false", "no model is left"),
        (f"{NEW}\n{NEW}", "own.toml: models.2 (acme/paint): id: stands here twice"),
        (
            '[[models]]\nid = "black-forest-labs/flux-schnell"\nis_offered = false',
            "default: is missing",
        ),
    ],
)
def test_names_what_is_wrong_with_the_whole(tmp_path: Path, text: str, expected: str) -> None:
    assert any(expected in problem for problem in problems(tmp_path, text + "\n"))


def test_names_the_setting_of_an_unknown_default() -> None:
    with pytest.raises(SettingsError) as caught:
        load_catalog(None, "FLUX 3 kontext")

    (problem,) = caught.value.problems
    assert problem.startswith("DEFAULT_MODEL: there is no model 'FLUX 3 kontext' (near: ")
