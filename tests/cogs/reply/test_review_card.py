"""The moderators' message: what its parts carry, and that it fits whatever was asked for."""

from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.request import Review as Why
from bot.imagine.result import ResultInfo
from cogs.kit.language import packaged_words
from cogs.reply.review_card import ReviewAct, ReviewCards, ReviewPress, UsualReason
from cogs.review.model import DECIDED, OPEN, Review, ReviewState
from tests.fakes.requests import a_reply, a_request

CARDS = ReviewCards(words=packaged_words())
TEXT_LIMIT, COMPONENT_LIMIT, CUSTOM_ID_LIMIT = 4_000, 40, 100
ENDS = [state for state in ReviewState if state not in {*OPEN, *DECIDED}]


def a_job(prompt: str = "a paper boat", *, is_private: bool = False) -> Job:
    return Job(
        id="a" * 32,
        state=JobState.DELIVERED,
        created_at=1_790_000_000.0,
        request=a_request(prompt=prompt, is_private=is_private),
        reply=a_reply(is_private=is_private),
        predictions=(PredictionRecord(),),
        result_info=ResultInfo(got=1, asked=1, seconds=1.0),
    )


def a_review(**changes: Any) -> Review:  # noqa: ANN401 - the fields of a review
    review = Review(
        job_id="a" * 32,
        guild_id=12,
        state=ReviewState.WAITING,
        why=Why.RULES,
        opened_at=1_790_000_000.0,
        expires_at=1_790_100_000.0,
        notice_channel_id=21,
        notice_message_id=22,
    )
    return replace(review, **changes)


def texts(view: discord.ui.LayoutView) -> str:
    return "\n".join(
        item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)
    )


@pytest.mark.parametrize("act", list(ReviewAct))
def test_a_part_is_read_as_it_was_made(act: ReviewAct) -> None:
    view = CARDS.asked(a_job(), a_review(), ["easel-1.png"])
    ids = [getattr(item, "custom_id", "") for item in view.walk_children()]

    presses = [press for press in map(ReviewPress.read, filter(None, ids)) if press is not None]

    assert [press.job_id for press in presses if press.act is act] == ["a" * 32]
    assert all(len(one) <= CUSTOM_ID_LIMIT for one in ids if one)


@given(st.text())
def test_no_other_custom_id_is_taken_for_one(text: str) -> None:
    assert ReviewPress.read(text) is None
    assert ReviewPress.read(f"easel:review:{text}:{'a' * 31}") is None


@given(prompt=st.text(max_size=8_000), is_private=st.booleans())
def test_it_fits_whatever_was_asked_for(prompt: str, is_private: bool) -> None:  # noqa: FBT001 - hypothesis
    names = [f"easel-{number}.png" for number in range(10)]

    view = CARDS.asked(a_job(prompt, is_private=is_private), a_review(), names, is_fallback=True)

    assert len(texts(view)) <= TEXT_LIMIT
    assert len(list(view.walk_children())) <= COMPONENT_LIMIT


@pytest.mark.parametrize("end", ENDS)
def test_what_became_of_it_is_said_without_anything_to_press(end: ReviewState) -> None:
    review = a_review(state=end, decided_by=7, reason="too *loud*")

    view = CARDS.decided(a_job(), review, end, ["easel-1.png"])

    assert "**" in texts(view)
    assert not [item for item in view.walk_children() if getattr(item, "custom_id", None)]
    assert "expires" not in texts(view)


def test_who_decided_is_named_with_the_reason_as_it_was_written() -> None:
    review = a_review(state=ReviewState.REJECTING, decided_by=7, reason="too *loud*")

    shown = texts(CARDS.decided(a_job(), review, ReviewState.REJECTED, []))

    assert "**Rejected** by <@7>" in shown
    assert r"> too \*loud\*" in shown


@pytest.mark.parametrize("reason", list(UsualReason))
def test_usual_reasons_fit_a_list(reason: UsualReason) -> None:
    assert 0 < len(CARDS.usual_reason(a_job(), reason)) <= 100
