"""Takes the pages' pictures anew, of a running sandbox: `members`, `moderators`, or both."""

import asyncio
import sys

from pictures_members import take_members
from pictures_moderators import take_moderators

SETS = {"members": take_members, "moderators": take_moderators}


async def main(wanted: list[str]) -> None:
    """Take the sets that were named, each of a sandbox of its own."""
    for name in wanted or SETS:
        await SETS[name]()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
