"""The image service: predictions that take exactly as long as their prompt says.

A prompt holds ``job=17 dur=4.2 prog=smooth pic=webp``. Every status is computed from the clock at
the moment it is asked for, so nothing can be late but the answer itself. It speaks the flat shape
under ``/v1`` and ``/replicate/v1``, and, as CometAPI does, ignores ``Prefer: wait``.
"""

import argparse
import asyncio
import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.standins.http import HOST, Request, response, serve
from benchmarks.standins.lag import LagWatch
from benchmarks.standins.logs import logs
from benchmarks.standins.picture import picture
from benchmarks.standins.process import encode, stay

_PLAN = re.compile(r"job=(\d+) dur=([\d.]+) prog=(\w+) pic=(\w+)")
_CREATE = re.compile(r"/models/([\w.-]+/[\w.-]+)/predictions$")
_STARTING_SHARE, _STARTING_SECONDS = 0.05, 0.3
_NOT_FOUND = response(404, b'{"detail":"Not found.","status":404}')


@dataclass(slots=True, kw_only=True)
class _Prediction:
    job: int
    model: str
    prompt: str
    progress: str
    created_at: float
    seconds: float
    picture: str
    asked_at: list[float] = field(default_factory=list[float])

    @property
    def done_at(self) -> float:
        return self.created_at + self.seconds


class ImageService:
    """Answers every request at once, and keeps when it came."""

    def __init__(self, pictures: Iterable[str]) -> None:
        self._predictions: dict[str, _Prediction] = {}
        # Made beforehand: one takes longer to make than a prediction should be late.
        made = {kind: picture(kind) for kind in pictures}
        self._pictures = {
            kind: response(200, content, kind=media_type)
            for kind, (content, media_type) in made.items()
        }
        self._strange: list[str] = []
        self._origin = ""
        self.lag = LagWatch()

    def listen_as(self, origin: str) -> None:
        """Say where the pictures can be fetched."""
        self._origin = origin

    def handle(self, request: Request) -> bytes:
        """Answer one request."""
        path = request.path
        if path.startswith("/out/"):
            return self._fetch(path.removeprefix("/out/").partition(".")[0])
        if path.startswith("/control/"):
            return self._control(path.removeprefix("/control/"))
        if request.method == "POST" and (match := _CREATE.search(path)):
            return self._create(match[1], request)
        _, _, id_ = path.rpartition("/")
        if request.method == "GET" and "/predictions/" in path:
            return self._get(id_, request.at)
        self._strange.append(f"{request.method} {path}")
        return _NOT_FOUND

    def _create(self, model: str, request: Request) -> bytes:
        prompt = str(json.loads(request.body)["input"]["prompt"])
        plan = _PLAN.search(prompt)
        if plan is None:
            self._strange.append(f"a prompt without a plan: {prompt[:80]}")
            return response(422, b'{"detail":"no plan in the prompt","status":422}')
        id_ = f"{len(self._predictions):026x}"
        prediction = self._predictions[id_] = _Prediction(
            job=int(plan[1]),
            model=model,
            prompt=prompt,
            progress=plan[3],
            created_at=request.at,
            seconds=float(plan[2]),
            picture=plan[4],
        )
        return response(201, encode(self._said(id_, prediction, request.at)))

    def _get(self, id_: str, at: float) -> bytes:
        prediction = self._predictions.get(id_)
        if prediction is None:
            return _NOT_FOUND
        prediction.asked_at.append(at)
        return response(200, encode(self._said(id_, prediction, at)))

    def _fetch(self, id_: str) -> bytes:
        prediction = self._predictions.get(id_)
        return _NOT_FOUND if prediction is None else self._pictures[prediction.picture]

    def _said(self, id_: str, prediction: _Prediction, at: float) -> dict[str, object]:
        elapsed = at - prediction.created_at
        starting = min(_STARTING_SECONDS, prediction.seconds * _STARTING_SHARE)
        is_over = elapsed >= prediction.seconds
        status = "succeeded" if is_over else "processing" if elapsed >= starting else "starting"
        base = f"https://api.replicate.com/v1/predictions/{id_}"
        said: dict[str, object] = {
            "id": id_,
            "model": prediction.model,
            "version": "hidden",
            "input": {"prompt": prediction.prompt},
            "logs": logs(prediction.progress, elapsed - starting, prediction.seconds - starting),
            "output": [f"{self._origin}/out/{id_}.{_ending(prediction)}"] if is_over else None,
            "data_removed": False,
            "error": None,
            "source": "api",
            "status": status,
            "created_at": "2026-01-01T00:00:00.000Z",
            "urls": {"get": base, "cancel": f"{base}/cancel"},
        }
        if is_over:
            said["metrics"] = {"image_count": 1, "predict_time": prediction.seconds - starting}
        return said

    def _control(self, what: str) -> bytes:
        if what == "reset":
            self._predictions.clear()
            self._strange.clear()
            self.lag.reset()
            return response(204)
        records = [
            {
                "job": one.job,
                "created_at": one.created_at,
                "done_at": one.done_at,
                "asked_at": one.asked_at,
            }
            for one in self._predictions.values()
        ]
        return response(
            200,
            encode(
                {
                    "predictions": records,
                    "strange": self._strange[:20],
                    "lag": self.lag.report(),
                }
            ),
        )


def _ending(prediction: _Prediction) -> str:
    return "png" if prediction.picture.isdigit() else prediction.picture


async def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pictures", nargs="+")
    service = ImageService(parser.parse_args().pictures)
    server, port = await serve(service.handle, time.monotonic)
    service.listen_as(f"http://{HOST}:{port}")
    service.lag.start()
    await stay(port=port)
    server.close()


if __name__ == "__main__":
    asyncio.run(_main())
