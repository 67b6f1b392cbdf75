"""One change at a time of what belongs to a result, in all processes."""

_DIGITS = 15


def lock_of(job_id: str) -> int:
    """Return the key of a result's lock, from its 32 hexadecimal digits: 60 bits of them."""
    return int(job_id[:_DIGITS], 16)
