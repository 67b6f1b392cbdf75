"""The set-up's two questions, as rules."""

from hypothesis import given
from hypothesis import strategies as st

from cogs.policy.model import Rules
from cogs.policy.rules import WHO
from cogs.policy.rules.who import Audience, Who
from cogs.setup.opening import Opening, opened, opening_of
from tests.cogs.policy.any_rules import rules

ARTISTS = Audience(kind=Who.ROLES, role_ids=(5,))
audiences = st.sampled_from([Audience(kind=Who.EVERYONE), Audience(kind=Who.MODERATORS), ARTISTS])
channels = st.lists(st.integers(1, 5), max_size=3, unique=True).map(lambda ids: tuple(sorted(ids)))
openings = st.builds(Opening, audience=audiences, channel_ids=channels)
recorded = st.dictionaries(st.integers(0, 5), rules, max_size=4)


def test_without_rules_everyone_may_draw_everywhere() -> None:
    assert opening_of({}) == Opening()


def test_in_chosen_channels_alone_means_nowhere_else() -> None:
    after = opened({}, Opening(audience=ARTISTS, channel_ids=(1, 2)))

    assert after == {
        0: Rules(who=Audience(kind=Who.NOBODY)),
        1: Rules(who=ARTISTS),
        2: Rules(who=ARTISTS),
    }


def test_who_opens_channels_of_a_closed_server_opens_them_for_everyone() -> None:
    closed = {0: Rules(who=Audience(kind=Who.NOBODY))}

    after = opened(closed, Opening(audience=opening_of(closed).audience, channel_ids=(1,)))

    assert opening_of(after) == Opening(channel_ids=(1,))


def test_a_channel_that_is_closed_by_name_stays_closed() -> None:
    closed = {3: Rules(who=Audience(kind=Who.NOBODY))}

    assert opened(closed, Opening(channel_ids=(1,)))[3] == closed[3]


@given(openings, openings)
def test_an_answer_is_read_back_as_it_was_given(first: Opening, second: Opening) -> None:
    after = opened(opened({}, first), second)

    assert opening_of(after) == second


@given(recorded, openings)
def test_nothing_else_is_changed(before: dict[int, Rules], opening: Opening) -> None:
    after = opened(before, opening)

    for id_, its in before.items():
        assert replace_who(after[id_]) == replace_who(its)


def replace_who(its: Rules) -> Rules:

    return its.having(WHO, None)
