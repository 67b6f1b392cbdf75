"""What can be done with a result: nothing about an action is forgotten, wherever it stands."""

from collections import Counter
from pathlib import Path

import discord
import pytest

from cogs.kit.language import packaged_words
from cogs.kit.router import FORM, PRESS, answered_by
from cogs.reply.buttons import ACTIONS, CardAction, CardPart, Requires, offered
from tests.cogs.kit.registered import all_cogs

WORDS = packaged_words()
BUTTONS_OF_A_ROW, LINES_OF_A_LIST = 5, 25
"""Discord's limits."""
MOST_OFFERED = {CardPart.LIST: LINES_OF_A_LIST}
README = Path(__file__).parents[3] / "README.md"


def owners(type_: discord.InteractionType) -> Counter[CardAction]:
    """How many methods answer each action."""
    return Counter(
        action
        for cog in all_cogs()
        for (its, action), _ in answered_by(cog)
        if its is type_ and isinstance(action, CardAction)
    )


def label(action: CardAction) -> str:
    """What it is called, without what its line adds to that."""
    return WORDS.say(action.words_id).partition(":")[0]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.tag)
def test_each_has_one_owner_and_words_that_fit(action: CardAction) -> None:
    assert owners(PRESS)[action] == 1, "no cog's method is marked with it, or several are"
    assert owners(FORM)[action] == int(action.has_form)
    for language in WORDS.languages:
        assert 0 < len(WORDS.say(action.words_id, language)) <= 34


def test_nothing_is_answered_that_is_no_action() -> None:
    assert {*owners(PRESS), *owners(FORM)} == set(ACTIONS)


@pytest.mark.parametrize("part", [part for part in CardPart if part is not CardPart.QUESTION])
def test_each_part_of_a_card_has_room_for_what_it_offers(part: CardPart) -> None:
    most = offered(part, frozenset(Requires))

    assert 0 < len(most) <= MOST_OFFERED.get(part, BUTTONS_OF_A_ROW)


def test_a_private_result_offers_nothing_that_is_for_others() -> None:
    private = offered(CardPart.LIST, frozenset(Requires) - {Requires.PUBLIC})

    assert {
        label(action) for action in set(offered(CardPart.LIST, frozenset(Requires))) - set(private)
    } == {
        "Report to the moderators",
    }


def test_readme_has_each_and_who_may_use_it() -> None:
    text = README.read_text(encoding="utf-8")
    table = text.partition("| Button | What it does | Who may |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[1:]]
    written = {
        (name, is_line, allowed)
        for names, _, allowed in rows
        for is_line, listed in [(names.startswith("More …: "), names.removeprefix("More …: "))]
        for name in listed.split(", ")
    }

    assert written == {
        (label(action), action.part is CardPart.LIST, action.allowed.value)
        for action in ACTIONS
        if action.part in {CardPart.EACH, CardPart.ROW, CardPart.LIST, CardPart.PRIVATE}
    }
