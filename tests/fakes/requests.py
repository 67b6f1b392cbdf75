"""Requests and replies as members make them."""

import uuid
from dataclasses import fields

from bot.imagine.job import TOKEN_LIFETIME_SECONDS, Reply
from bot.imagine.request import ImagineRequest, PlannedPrediction, SourceImage, SubmittedRequest
from bot.imagine.requester import Place, Requester

ANN, BOB, CYD = 101, 102, 103
MODEL = "black-forest-labs/flux-schnell"
PROMPT = "a paper boat on calm water"


YEARS_SECONDS = 1e9
"""A deadline that no clock of a test comes to, however slow the machine is beside it."""


def a_request(
    *counts: int,
    prompt: str = PROMPT,
    image: SourceImage | None = None,
    is_private: bool = False,
    deadline_seconds: float = 180.0,
) -> SubmittedRequest:
    """Ask for these numbers of pictures, each in a prediction of its own."""
    predictions = tuple(
        PlannedPrediction(input={"prompt": prompt, "num_outputs": count}, image_count=count)
        for count in counts or (1,)
    )
    return SubmittedRequest(
        requester=Requester(user_id=ANN, place=Place(channel_id=11)),
        prompt=prompt,
        model=MODEL,
        model_label="FLUX schnell",
        predictions=predictions,
        expected_seconds=2.0,
        deadline_seconds=deadline_seconds,
        aspect_ratio="1:1",
        images=() if image is None else (image,),
        is_private=is_private,
    )


def unsubmitted(request: ImagineRequest) -> ImagineRequest:
    """Return a request as it is before somebody submits it."""
    return ImagineRequest(
        **{one.name: getattr(request, one.name) for one in fields(ImagineRequest)}
    )


def a_reply(
    user_id: int = ANN,
    *,
    now: float = 1_790_000_000.0,
    is_private: bool = False,
    upload_limit_bytes: int = 10_000_000,
    message_id: int | None = None,
) -> Reply:
    """A fresh reply in a server's channel, to an interaction of its own."""
    return Reply(
        application_id=1,
        token=uuid.uuid4().hex,
        token_expires_at=now + TOKEN_LIFETIME_SECONDS,
        channel_id=11,
        guild_id=12,
        user_id=user_id,
        is_private=is_private,
        locale="en-US",
        upload_limit_bytes=upload_limit_bytes,
        message_id=message_id,
    )
