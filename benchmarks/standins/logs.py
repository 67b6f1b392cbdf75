"""What a model has printed so far: a bar that moves evenly, in stairs, or none at all."""

_STEPS = 28
_STAIRS = 4
# Before the first step the words are read, after the last one the pixels are made.
_LEAD_SHARE, _TAIL_SHARE = 0.08, 0.04
_LINES = [
    f"{100 * step // _STEPS:3d}%|{'█' * (10 * step // _STEPS):<10}| {step}/{_STEPS} "
    "[00:01<00:03,  7.86it/s]"
    for step in range(_STEPS + 1)
]


def share_of(elapsed: float, seconds: float) -> float:
    """Return how much of the steps is done."""
    drawn = elapsed / seconds - _LEAD_SHARE if seconds > 0 else 1.0
    return min(1.0, max(0.0, drawn / (1 - _LEAD_SHARE - _TAIL_SHARE)))


def logs(progress: str, elapsed: float, seconds: float) -> str:
    """Return the logs after ``elapsed`` of ``seconds`` of drawing.

    ``smooth`` moves step by step; ``stairs`` shows a quarter at a time, as logs do that reach
    the service in batches; ``none`` is a closed model's prose.
    """
    if elapsed < 0:
        return ""
    if progress == "none":
        return "Using seed: 41298\nGenerating image...\n"
    step = int(share_of(elapsed, seconds) * _STEPS)
    if progress == "stairs":
        step -= step % (_STEPS // _STAIRS)
    return "Using seed: 41298\n" + "\n".join(_LINES[: step + 1]) + "\n"
