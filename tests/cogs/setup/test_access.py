"""The set-up's two questions, as rules."""

from hypothesis import given
from hypothesis import strategies as st

from cogs.policy.model import Rules
from cogs.policy.rules import WHO
from cogs.policy.rules.who import Audience, Who
from cogs.setup.access import Access, access_of, with_access
from tests.cogs.policy.any_rules import rules

ARTISTS = Audience(kind=Who.ROLES, role_ids=(5,))
audiences = st.sampled_from([Audience(kind=Who.EVERYONE), Audience(kind=Who.MODERATORS), ARTISTS])
channels = st.lists(st.integers(1, 5), max_size=3, unique=True).map(lambda ids: tuple(sorted(ids)))
accesses = st.builds(Access, audience=audiences, channel_ids=channels)
recorded = st.dictionaries(st.integers(0, 5), rules, max_size=4)


def test_without_rules_everyone_may_draw_everywhere() -> None:
    assert access_of({}) == Access()


def test_in_chosen_channels_alone_means_nowhere_else() -> None:
    after = with_access({}, Access(audience=ARTISTS, channel_ids=(1, 2)))

    assert after == {
        0: Rules(who=Audience(kind=Who.NOBODY)),
        1: Rules(who=ARTISTS),
        2: Rules(who=ARTISTS),
    }


def test_who_opens_channels_of_a_closed_server_opens_them_for_everyone() -> None:
    closed = {0: Rules(who=Audience(kind=Who.NOBODY))}

    after = with_access(closed, Access(audience=access_of(closed).audience, channel_ids=(1,)))

    assert access_of(after) == Access(channel_ids=(1,))


def test_a_channel_that_is_closed_by_name_stays_closed() -> None:
    closed = {3: Rules(who=Audience(kind=Who.NOBODY))}

    assert with_access(closed, Access(channel_ids=(1,)))[3] == closed[3]


@given(accesses, accesses)
def test_an_answer_is_read_back_as_it_was_given(first: Access, second: Access) -> None:
    after = with_access(with_access({}, first), second)

    assert access_of(after) == second


@given(recorded, accesses)
def test_nothing_else_is_changed(before: dict[int, Rules], access: Access) -> None:
    after = with_access(before, access)

    for id_, its in before.items():
        assert replace_who(after[id_]) == replace_who(its)


def replace_who(its: Rules) -> Rules:

    return its.having(WHO, None)
