"""``python -m tests.reliability.skewed run`` is ``python -m bot run`` with its clock off."""

import os
import runpy
import sys
import time

SKEW = "EASEL_TESTS_CLOCK_OFF_SECONDS"


def main() -> None:
    """Begin Easel in a process whose time of day is another; what it measures stays right."""
    seconds, right = float(os.environ.pop(SKEW)), time.time
    time.time = lambda: right() + seconds
    sys.argv[0] = "bot"
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
