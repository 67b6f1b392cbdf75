"""Jobs to store, of which a test names only what matters to it."""

from bot.db.jobs import JobRow, PredictionRow


def a_job(  # noqa: PLR0913 - each has a default
    number: int = 1,
    *,
    state: str = "queued",
    user_id: int = 7,
    created_at: float = 1000.0,
    updated_at: float = 1000.0,
    prediction_count: int = 1,
) -> JobRow:
    return JobRow(
        id=f"{number:032x}",
        state=state,
        user_id=user_id,
        channel_id=2**63 - 1,
        created_at=created_at,
        updated_at=updated_at,
        request='{"prompt": "a paper boat"}',
        reply='{"token": "secret"}',
        predictions=tuple(
            PredictionRow(position=position, state="waiting")
            for position in range(prediction_count)
        ),
    )
