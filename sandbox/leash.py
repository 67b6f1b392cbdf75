"""Start a program that cannot outlive its parent: `python leash.py PARENT_PID PROGRAM ARGS...`.

A script of its own, because code between fork and exec is not safe where there are threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2); the setting survives exec


def end_with(parent: int) -> bool:
    """Ask Linux to kill this process when its parent ends; False where it has ended already."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    return os.getppid() == parent


def main() -> None:
    """End with the parent, and become the program."""
    parent, *command = sys.argv[1:]
    if not end_with(int(parent)):
        sys.exit("The sandbox has ended already.")
    os.execv(command[0], command)  # noqa: S606 - the sandbox's own command


if __name__ == "__main__":
    main()
