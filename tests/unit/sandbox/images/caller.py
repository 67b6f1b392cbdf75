"""A caller of the image service, and a clock that a test moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox.images.service import ImageService

SCHNELL = "black-forest-labs/flux-schnell"


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes
    json: Any
    """Whatever came, as a test reads it; {} when it was no JSON."""


@dataclass(slots=True, kw_only=True)
class Caller:
    """Speaks to the service as any HTTP client would."""

    service: ImageService
    session: aiohttp.ClientSession
    clock: HandClock
    base: str = "/replicate/v1"
    key: str | None = "sandbox"

    async def call(self, method: str, url: str, *, body: object = None) -> Answer:
        headers = {} if self.key is None else {"Authorization": f"Bearer {self.key}"}
        async with self.session.request(
            method, url, json=body, headers=headers, allow_redirects=False
        ) as response:
            content = await response.read()
            is_json = response.content_type.endswith("json")
            try:
                parsed = await response.json(content_type=None) if is_json else {}
            except ValueError:
                parsed = {}
            return Answer(
                status=response.status,
                headers=dict(response.headers),
                content=content,
                json=parsed,
            )

    async def create(self, prompt: str, *, model: str = SCHNELL, **given: object) -> Answer:
        url = f"{self.service.url}{self.base}/models/{model}/predictions"
        return await self.call("POST", url, body={"input": {"prompt": prompt, **given}})

    async def query(self, prediction_id: object) -> Answer:
        return await self.call("GET", f"{self.service.url}{self.base}/predictions/{prediction_id}")

    async def cancel(self, prediction_id: object) -> Answer:
        url = f"{self.service.url}{self.base}/predictions/{prediction_id}/cancel"
        return await self.call("POST", url)

    async def finished(self, prompt: str, *, model: str = SCHNELL, **given: object) -> Answer:
        """Create, let it end, and ask."""
        created = await self.create(prompt, model=model, **given)
        assert created.status == 201, created
        self.clock.now += 90
        return await self.query(created.json["id"])

    async def download(self, url: object) -> Answer:
        async with self.session.get(str(url)) as response:
            content = await response.read()
            return Answer(
                status=response.status, headers=dict(response.headers), content=content, json={}
            )
