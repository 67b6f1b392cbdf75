"""How memory is given back, and what is looked through for garbage."""

import contextlib
import ctypes
import gc

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Settings of glibc's allocator (malloc.h)."""
_LARGE_BYTES = 256 * 1024


def _give_memory_back() -> None:
    """Let what pictures took go back to the system when they are gone.

    Left alone, glibc keeps blocks of up to 32 MB for later once it has seen one, in a heap for each
    thread: after four pictures of 12 MB a process would keep 300 MB. Elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        for setting, value in (
            (_M_MMAP_THRESHOLD, _LARGE_BYTES),
            (_M_TRIM_THRESHOLD, _LARGE_BYTES),
            (_M_ARENA_MAX, 2),
        ):
            mallopt(setting, value)


def settle_memory() -> None:
    """Take what is loaded by now for what stays.

    Looking through all of it for garbage stops every job for a tenth of a second, again and again,
    and a tenth of the processor's time went into looking at all.
    """
    _give_memory_back()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 100)
