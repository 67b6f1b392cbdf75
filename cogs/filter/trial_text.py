"""A dry run in words."""

from bot.locales import Words
from bot.locales.markdown import covered, one_line
from cogs.filter.model import Action
from cogs.filter.trials import Trial

EXAMPLE_CHARACTERS = 120
ENTRY_CHARACTERS = 40


def trial_lines(trial: Trial, words: Words, locale: str) -> list[str]:
    """Return what a dry run found, with examples behind spoilers."""
    say = words.say
    if not trial.total:
        return [f"-# {say('filter-dry-nothing', locale)}"]
    lines = [
        say(
            "filter-dry-caught-more" if trial.caught_before else "filter-dry-caught",
            locale,
            caught=trial.caught,
            total=trial.total,
        ),
        say(
            "filter-dry-before-after",
            locale,
            before=trial.caught_before,
            after=trial.caught_after,
        ),
    ]
    if trial.caught:
        lines.append(
            say(
                "filter-dry-actions",
                locale,
                refused=trial.newly.get(Action.REFUSE, 0),
                reviewed=trial.newly.get(Action.REVIEW, 0),
                logged=trial.newly.get(Action.LOG, 0),
            )
        )
    if trial.eased:
        lines.append(say("filter-dry-eased", locale, count=trial.eased))
    lines += [
        say(
            "filter-dry-example",
            locale,
            prompt=covered(one_line(one.text, EXAMPLE_CHARACTERS)),
            entry=covered(one_line(one.hit.entry.text, ENTRY_CHARACTERS)),
        )
        for one in trial.examples
    ]
    if trial.hidden:
        lines.append(f"-# {say('filter-dry-hidden', locale, count=trial.hidden)}")
    if not trial.is_complete:
        lines.append(f"-# {say('filter-dry-incomplete', locale, count=trial.total)}")
    return lines
