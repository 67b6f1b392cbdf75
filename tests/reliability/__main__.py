"""``python -m tests.reliability [STORY ...]`` tells stories, and prints the table of what came."""

import argparse
import asyncio
import sys
import time
from pathlib import Path

from tests.reliability.stories import STORIES, Terms


async def tell(names: list[str], terms: Terms) -> bool:
    """Tell these stories; whether nothing was lost in any of them."""
    sys.stdout.write("| What was done | How often | What members read | Lost |\n")
    sys.stdout.write("| --- | --- | --- | --- |\n")
    is_well = True
    for name in names:
        begun = time.monotonic()
        chapter = await STORIES[name](terms)
        told = chapter.told
        lost = "nothing" if not told.lost else f"{len(told.lost)}"
        sys.stdout.write(f"| {chapter.done} | {chapter.times} | {told} | {lost} |\n")
        sys.stdout.flush()
        sys.stderr.write(f"{name}: {time.monotonic() - begun:.0f} s\n")
        sys.stderr.writelines(f"  {one}\n" for one in told.lost[:20])
        is_well = is_well and not told.lost
    return is_well


def main() -> None:
    """Read which stories, and how long and hard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", choices=[[], *STORIES], help="all, unless named")
    parser.add_argument("--minutes", type=float, default=10.0, help="of deploys")
    parser.add_argument("--per-second", type=float, default=2.0, help="how many ask")
    parser.add_argument("--logs", type=Path, help="a folder for the logs of the processes")
    given = parser.parse_args()
    terms = Terms(minutes=given.minutes, per_second=given.per_second, logs=given.logs)
    sys.exit(not asyncio.run(tell(given.stories or list(STORIES), terms)))


if __name__ == "__main__":
    main()
