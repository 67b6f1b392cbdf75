"""What somebody's /imagine would ask for, without anybody asking for it."""

from dataclasses import replace

from bot.catalog import ImagineOptions, plan_all
from bot.catalog.model import PROMPT_PARAMETER
from bot.imagine.request import ImagineRequest, SubmittedRequest, submitted
from bot.imagine.requester import Requester
from cogs.services import Services

_NO_WORDS = "…"
"""A prompt to plan a request with, which is taken out of it again."""


async def request_of(requester: Requester, prompt: str, services: Services) -> SubmittedRequest:
    """Return the request of their /imagine with these words; perhaps without any words yet.

    Raises:
        RefusedError: the words name what there is not, as in /imagine.
    """
    options = ImagineOptions(prompt=prompt or _NO_WORDS)
    options = await services.option_sources.completed(requester, options)
    request = plan_all(options, services.catalog)[0]
    return submitted(request if prompt else _without_words(request), requester)


def _without_words(request: ImagineRequest) -> ImagineRequest:
    predictions = tuple(
        replace(
            one, input={name: its for name, its in one.input.items() if name != PROMPT_PARAMETER}
        )
        for one in request.predictions
    )
    return replace(request, prompt="", predictions=predictions)
