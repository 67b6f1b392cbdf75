"""What the prompt filter and the safety layer find in labelled prompts, and what they miss.

``python -m tests.figures`` prints all tables of docs/prompt-filter.md but for the times, which
``python -m tests.cogs.filter.measure`` prints.
"""

import sys

from tests.cogs.filter import figures as prompt_filter
from tests.cogs.safety import figures as safety


def main() -> None:
    """Print the tables, and the errors in the tuned sets."""
    sys.stdout.write("The prompt filter (tests/data/prompts)\n\n")
    prompt_filter.main()
    sys.stdout.write("\nWhat is refused everywhere (tests/data/safety)\n\n")
    safety.main()


if __name__ == "__main__":
    main()
