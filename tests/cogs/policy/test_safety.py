"""Safety settings that are set afterwards are those a request is planned with."""

import pytest

from bot.catalog import Attachment, Model, load_catalog, plan
from cogs.policy.check import with_safety
from tests.fakes.options import an_imagine

CATALOG = load_catalog()
PICTURE = Attachment(
    url="https://cdn.discordapp.com/attachments/1/2/boat.png",
    filename="boat.png",
    content_type="image/png",
    size_bytes=1000,
    width=1024,
    height=1024,
)
CASES = [
    (model, images)
    for model in CATALOG.models
    for images in ((), (PICTURE,))
    if not images or model.images_taken
]


@pytest.mark.parametrize(("model", "images"), CASES, ids=lambda one: getattr(one, "id", str(one)))
@pytest.mark.parametrize("is_relaxed", [True, False])
def test_a_place_decides_whatever_the_plan_was(
    model: Model,
    images: tuple[Attachment, ...],
    is_relaxed: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    wishes = an_imagine(prompt="a boat", model=model.id, image=images)
    wanted = plan(wishes, CATALOG, is_relaxed=is_relaxed)

    for planned in (True, False):
        request = plan(wishes, CATALOG, is_relaxed=planned)

        assert with_safety(request, model, is_relaxed=is_relaxed) == wanted
