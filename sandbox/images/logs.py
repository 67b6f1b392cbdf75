"""The logs of a prediction: progress bars for open models, prose for closed ones."""

from sandbox.images.predictions import Prediction, State

_BAR_WIDTH = 10


def logs(prediction: Prediction, state: State) -> str:
    """Return what the model has printed so far."""
    if state.started_at is None:
        return ""
    if prediction.model.enlarges:
        return "Enlarging image...\n"
    lines = [f"Using seed: {prediction.seed}"]
    slow = "!slow" in prediction.triggers
    steps = (60,) if slow else prediction.model.steps
    if not steps:
        return "\n".join(lines + _prose(prediction, state))
    lines += _bars(steps, state.fraction, prediction.drawing_seconds)
    if state.is_over and state.status in {"succeeded", "failed"} and prediction.model.is_open:
        lines += _safety(prediction)
    return "\n".join(lines) + "\n"


def tqdm_line(step: int, steps: int, seconds: float) -> str:
    """Return one line as tqdm prints it: ` 37%|███       | 6/16 [00:00<00:01,  7.86it/s]`."""
    filled = step * _BAR_WIDTH // steps
    rate = step / seconds if seconds > 0 else 0.0
    left = (steps - step) / rate if rate else 0.0
    bar = "█" * filled + " " * (_BAR_WIDTH - filled)
    speed = f"{rate:5.2f}it/s" if rate else "?it/s"
    return (
        f"{100 * step // steps:3d}%|{bar}| {step}/{steps} "
        f"[{_minutes(seconds)}<{_minutes(left) if rate else '?'}, {speed}]"
    )


def _bars(lengths: tuple[int, ...], fraction: float, seconds: float) -> list[str]:
    total = sum(lengths)
    done = int(fraction * total + 1e-9)
    lines: list[str] = []
    for steps in lengths:
        step = min(done, steps)
        done -= step
        share = seconds / total
        lines += [tqdm_line(n, steps, n * share) for n in range(step + 1)]
        if step < steps:
            break
    return lines


def _prose(prediction: Prediction, state: State) -> list[str]:
    lines = ["Generating image..."]
    if state.is_over and state.status == "succeeded":
        lines += [
            f"Generated image in {prediction.drawing_seconds:.1f}sec",
            "Downloaded image in 0.14sec",
        ]
    return lines


def _safety(prediction: Prediction) -> list[str]:
    kept = () if "!filtered" in prediction.triggers else prediction.kept
    dropped = [n for n in range(prediction.count) if n not in kept]
    return [
        *(f"NSFW content detected in image {n}" for n in dropped),
        f"Total safe images: {len(kept)} out of {prediction.count}",
    ]


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
