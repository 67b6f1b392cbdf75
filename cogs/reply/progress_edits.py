"""How often progress is shown in a reply, and in which steps."""

FIRST_EDIT_SECONDS = 0.8
"""Pictures that are faster than this come without any progress before them."""
SPACING_SECONDS = 2.5
"""A reply takes about 5 edits in 5 s; at this pace the last one always finds room."""
LONGEST_SPACING_SECONDS = 10.0
"""Of a job that is alone, however long it takes."""
SPACING_SHARE = 1 / 3
"""Of the time a job has been under way: what takes minutes need not be told by the second."""
EDITS_PER_SECOND = 20.0
"""Of all replies of this process together. An edit costs about as much as a few looks, and a
progress bar is worth less than everybody's picture."""

FINE_STEP, COARSE_STEP = 0.05, 0.1
"""By how much a bar has to move to be worth an edit; the card's has ten places."""
_ROUNDING = 1e-9


def first_edit_seconds(replies: int) -> float:
    """Return how long a reply shows nothing; ``replies`` as below."""
    return max(FIRST_EDIT_SECONDS, replies / EDITS_PER_SECOND)


def spacing_seconds(age_seconds: float, replies: int) -> float:
    """Return the least time between two edits, after a job was under way for ``age_seconds``.

    ``replies`` show progress at the moment; together they keep to ``EDITS_PER_SECOND``.
    """
    own = min(max(SPACING_SECONDS, age_seconds * SPACING_SHARE), LONGEST_SPACING_SECONDS)
    return max(own, replies / EDITS_PER_SECOND)


def in_steps(fraction: float, shown: float | None, spacing: float) -> float:
    """Return what to show of a bar that moves all the time; ``shown`` until it is worth an edit."""
    step = FINE_STEP if spacing <= SPACING_SECONDS else COARSE_STEP
    rounded = round(fraction / FINE_STEP) * FINE_STEP
    if shown is not None and shown <= rounded < shown + step - _ROUNDING:
        return shown
    return rounded
