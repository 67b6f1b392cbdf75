"""Who confirmed a batch of requests, and where its pictures go."""

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from bot.imagine.job import Reply
from bot.imagine.request import ImagineRequest
from bot.imagine.requester import Requester


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchContext:
    """Who confirmed a batch, and where: any process can answer them and ask the gate."""

    requester: Annotated[Requester, Field(alias="asker")]
    """Who confirmed it; recorded under the name ``asker``."""
    reply: Reply
    """Where public answers go, in the server's language."""
    locale: str
    """The language of the person who pressed the button."""
    missing_permissions: tuple[str, ...]
    """The permissions that the bot lacks for public messages there."""

    def reply_to(self, request: ImagineRequest) -> Reply:
        """Return the reply of one request: a message of its own."""
        return replace(
            self.reply,
            is_private=request.is_private,
            locale=self.locale if request.is_private else self.reply.locale,
            is_followup=True,
        )
