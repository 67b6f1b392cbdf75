"""The public list of models, in the shape that CometAPI documents for ``GET /api/models``."""

from sandbox.images.models import MODELS

_USD = 0.05
_USD_OF = {"black-forest-labs/flux-schnell": 0.004, "black-forest-labs/flux-2-flex": 0.24}


def offers() -> list[dict[str, object]]:
    """Return a record of each model; the prices are made up."""
    records = [_record(name, _USD_OF.get(name, _USD)) for name in MODELS]
    # One that this service has not got on its own route, as such lists do.
    return [*records, _record("nano-banana-2", 0.067)]


def _record(name: str, usd: float) -> dict[str, object]:
    provider, _, _ = name.rpartition("/")
    return {
        "id": name,
        "provider": provider or "google",
        "model_type": "image",
        "features": ["text-to-image"],
        "endpoints": ["/replicate/v1/models/{model}/predictions"],
        "upcoming": False,
        "pricing": {
            "currency": "USD",
            "input": None,
            "output": None,
            "per_request": usd,
            "per_second": None,
        },
    }
