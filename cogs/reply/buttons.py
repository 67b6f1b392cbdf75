"""The actions of a result: each one's tag, where a card offers it, and who may use it.

What an action does is a method that is marked with it (``on_action``), in the cog of its feature.
docs/adding.md tells how to add one.
"""

import math
from collections.abc import Awaitable, Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any

import discord
from discord import ui

from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit import components
from cogs.kit.router import FORM, PRESS, HexId, Press, Written, answering

if TYPE_CHECKING:
    from discord.types.components import ActionRow, ButtonComponent, SelectOption


class CardPart(Enum):
    """The part of a card that offers an action."""

    PROGRESS = auto()
    FAILURE = auto()
    EACH = auto()
    """A row for each of these actions, a button for each picture; of one picture, one button."""
    ROW = auto()
    """The buttons for all pictures together, below these; where there is one, beside them."""
    LIST = auto()
    """The list of what is rarer, under them: 25 lines, Discord's limit."""
    PRIVATE = auto()
    """Under a private result alone."""
    QUESTION = auto()
    """No card, but the question that another action asks."""


class Requires(Enum):
    """What a result has to be for an action to be offered with it."""

    PUBLIC = auto()
    """Others see it where it is offered."""
    IN_SERVER = auto()
    """It is in a server that has the bot, with moderators and a gallery."""
    ELSEWHERE = auto()
    """It is not in direct messages with the bot, where it is kept anyway."""
    FROM_WORDS = auto()
    """It was not made by enlarging another."""
    UPSCALABLE = auto()
    """There is a model that enlarges it."""
    SCALABLE = auto()
    """There is one, and it can be told by how much."""
    FILLABLE = auto()
    """There is a model that paints what lies around it, or parts of it."""
    VARIABLE = auto()
    """Its model draws others like it; of what fill models paint, Reroll is the other version."""
    REDRAWABLE = auto()
    """Another model can draw the same, or paint the same parts or surroundings."""
    RETRYABLE = auto()
    """It failed, and may succeed the next time."""
    OTHER_MODEL = auto()
    """It failed, and another model may succeed."""
    EDITABLE = auto()
    """There is a model that edits it."""


class AllowedUsers(Enum):
    """Who may use an action, checked before it begins; the values are those of README's table."""

    VIEWERS = "anyone who sees it"
    MEMBERS = "members, except for their own pictures"
    """Checked where stars are counted: they are given in the gallery and its showcase as well."""
    REQUESTER = "the person who asked"
    REQUESTER_AND_MODERATORS = "the person who asked, moderators"


ANYBODY = frozenset(AllowedUsers)
"""Who sees a public message may be any of them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CardAction:
    """One thing that can be done with a result."""

    tag: str
    """It is in the custom ids of messages that stay on Discord for years: never reuse a tag."""
    part: CardPart
    allowed: AllowedUsers = AllowedUsers.VIEWERS
    requires: tuple[Requires, ...] = ()
    style: discord.ButtonStyle = discord.ButtonStyle.secondary
    has_form: bool = False
    """Whether a press opens a form, which is answered as well."""
    is_debounced: bool = True
    """Whether a second press at once is refused; False where a record makes it harmless."""

    @property
    def words_id(self) -> str:
        """Its label."""
        return f"button-{self.tag}"


class CardActions:
    """All of them, in the order in which a card shows them."""

    CANCEL = CardAction(
        tag="cancel",
        part=CardPart.PROGRESS,
        allowed=AllowedUsers.REQUESTER_AND_MODERATORS,
        is_debounced=False,
    )
    RETRY = CardAction(
        tag="retry",
        part=CardPart.FAILURE,
        allowed=AllowedUsers.REQUESTER_AND_MODERATORS,
        requires=(Requires.RETRYABLE,),
        style=discord.ButtonStyle.primary,
        is_debounced=False,
    )
    MODEL = CardAction(
        tag="model",
        part=CardPart.FAILURE,
        allowed=AllowedUsers.REQUESTER_AND_MODERATORS,
        requires=(Requires.FROM_WORDS, Requires.OTHER_MODEL),
        has_form=True,
    )
    CHANGE = CardAction(
        tag="change",
        part=CardPart.FAILURE,
        allowed=AllowedUsers.REQUESTER_AND_MODERATORS,
        requires=(Requires.FROM_WORDS,),
    )
    """``REPHRASE`` where there is no picture: the words may be for nobody else's eyes."""
    PUBLISH = CardAction(
        tag="publish",
        part=CardPart.PRIVATE,
        allowed=AllowedUsers.REQUESTER,
        style=discord.ButtonStyle.primary,
        is_debounced=False,
    )
    UPSCALE = CardAction(
        tag="upscale", part=CardPart.EACH, requires=(Requires.UPSCALABLE,), has_form=True
    )
    """A form only for older cards, whose button does not say which picture. So is Vary's."""
    SUBTLE = CardAction(
        tag="subtle", part=CardPart.EACH, requires=(Requires.VARIABLE,), has_form=True
    )
    REROLL = CardAction(tag="reroll", part=CardPart.ROW, requires=(Requires.FROM_WORDS,))
    REPHRASE = CardAction(
        tag="rephrase", part=CardPart.ROW, requires=(Requires.FROM_WORDS,), has_form=True
    )
    REDRAW = CardAction(
        tag="redraw", part=CardPart.ROW, requires=(Requires.REDRAWABLE,), has_form=True
    )
    STAR = CardAction(
        tag="star",
        part=CardPart.ROW,
        allowed=AllowedUsers.MEMBERS,
        requires=(Requires.PUBLIC, Requires.IN_SERVER),
    )
    """Its label counts the stars."""
    DETAILS = CardAction(tag="details", part=CardPart.LIST)
    STRONG = CardAction(
        tag="strong", part=CardPart.LIST, requires=(Requires.VARIABLE,), has_form=True
    )
    SIZE = CardAction(
        tag="size",
        part=CardPart.LIST,
        requires=(Requires.UPSCALABLE, Requires.SCALABLE),
        has_form=True,
    )
    ZOOM = CardAction(tag="zoom", part=CardPart.LIST, requires=(Requires.FILLABLE,), has_form=True)
    PARTS = CardAction(
        tag="parts", part=CardPart.LIST, requires=(Requires.FILLABLE,), has_form=True
    )
    USE = CardAction(tag="use", part=CardPart.LIST, requires=(Requires.EDITABLE,), has_form=True)
    SAVE = CardAction(tag="save", part=CardPart.LIST, requires=(Requires.ELSEWHERE,))
    FAVOURITE = CardAction(tag="favourite", part=CardPart.LIST)
    DESCRIBE = CardAction(
        tag="describe", part=CardPart.LIST, allowed=AllowedUsers.REQUESTER, has_form=True
    )
    COVER = CardAction(
        tag="cover", part=CardPart.LIST, allowed=AllowedUsers.REQUESTER_AND_MODERATORS
    )
    DELETE = CardAction(
        tag="delete", part=CardPart.LIST, allowed=AllowedUsers.REQUESTER_AND_MODERATORS
    )
    REPORT = CardAction(
        tag="report",
        part=CardPart.LIST,
        requires=(Requires.PUBLIC, Requires.IN_SERVER),
        has_form=True,
        is_debounced=False,
    )
    UNFAVOURITE = CardAction(tag="unfavourite", part=CardPart.QUESTION)
    """Offered where somebody reads that it is a favourite. So is the next of a star."""
    UNSTAR = CardAction(tag="unstar", part=CardPart.QUESTION, allowed=AllowedUsers.MEMBERS)
    REMOVE = CardAction(
        tag="remove",
        part=CardPart.QUESTION,
        allowed=AllowedUsers.REQUESTER_AND_MODERATORS,
        style=discord.ButtonStyle.danger,
        has_form=True,
    )
    """The yes to the question of ``DELETE``; a form where the question cannot be a message."""
    KEEP = CardAction(tag="keep", part=CardPart.QUESTION)
    """The no to it."""
    MORE = CardAction(tag="more", part=CardPart.QUESTION)
    """The list itself, of which one action is chosen, or none."""


ACTIONS = tuple(one for one in vars(CardActions).values() if isinstance(one, CardAction))
_BY_TAG = {action.tag: action for action in ACTIONS}


def offered(part: CardPart, its: frozenset[Requires] = frozenset()) -> Sequence[CardAction]:
    """Return what a part of a card offers with a result that is all this."""
    return [action for action in ACTIONS if action.part is part and its.issuperset(action.requires)]


def action_of(tag: str) -> CardAction | None:
    """Return the action with this tag."""
    return _BY_TAG.get(tag)


class CardPress(Press, tag="easel"):
    """A button that somebody pressed, a line they chose, or a form they sent."""

    action: Annotated[
        CardAction,
        Written("|".join(_BY_TAG), read=_BY_TAG.__getitem__, write=attrgetter("tag")),
    ]
    job_id: HexId
    number: Annotated[int, Written("[1-9][0-9]?", read=int, write=str)] | None = None
    """Which of the job's pictures: 1, 2, ..."""
    scale: (
        Annotated[
            int, Written("[24]x", read=lambda text: int(text[0]), write=lambda its: f"{its}x")
        ]
        | None
    ) = None
    """How many times as large."""
    parts: (
        Annotated[
            tuple[int, ...],
            Written(
                "p[1-9]{1,9}",
                read=lambda text: tuple(map(int, text[1:])),
                write=lambda its: f"p{''.join(map(str, its))}",
            ),
        ]
        | None
    ) = None
    """Which parts of the picture are painted anew."""


ActionMethod = Callable[[Any, discord.Interaction, CardPress, Job], Awaitable[None]]
"""A cog's method, which answers an interaction about a job that is on record."""


def on_action(action: CardAction) -> Callable[[ActionMethod], ActionMethod]:
    """Let a cog's method answer a press of this action."""
    return answering(PRESS, action)


def on_action_form(action: CardAction) -> Callable[[ActionMethod], ActionMethod]:
    """Let a cog's method answer the form of this action."""
    return answering(FORM, action)


BUTTONS_OF_A_ROW = 5
"""Discord's limit."""


class ActionRows:
    """The rows under cards, put into words once for each language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._buttons: dict[tuple[str, CardAction, int | None], ButtonComponent] = {}
        self._lists: dict[tuple[str, tuple[CardAction, ...]], list[SelectOption]] = {}

    def buttons(self, job: Job, part: CardPart) -> "ActionRow":
        """Return the buttons that a part of every card offers."""
        return self.row(job, *offered(part))

    def row(self, job: Job, *actions: CardAction) -> "ActionRow":
        """Return a row of these buttons."""
        return components.row(*(self._button(job, action) for action in actions))

    def pictures(
        self, job: Job, its: frozenset[Requires], picture_count: int, star_count: int
    ) -> "Iterator[ActionRow]":
        """Return the rows under so many pictures: what is done with each, then with all."""
        each, shared = offered(CardPart.EACH, its), offered(CardPart.ROW, its)
        buttons = [
            self.star(job, star_count) if action is CardActions.STAR else self._button(job, action)
            for action in shared
        ]
        if picture_count == 1:
            buttons = [*(self._button(job, action, 1, is_only=True) for action in each), *buttons]
        else:
            numbers = range(1, picture_count + 1)
            for action in each:
                yield from _rows([self._button(job, action, number) for number in numbers])
        yield from _rows(buttons)

    def star(self, job: Job, count: int) -> "ButtonComponent":
        """Return the button that gives a star, and shows how many there are."""
        button = self._button(job, CardActions.STAR)
        return {**button, "label": star_label(self._words, count, job.reply.locale)}

    def more(
        self, job: Job, its: frozenset[Requires], viewer_is: Container[AllowedUsers]
    ) -> "ActionRow":
        """Return the list of what is rarer, of that which its viewers may be allowed."""
        locale = job.reply.locale
        rarer = [one for one in offered(CardPart.LIST, its) if one.allowed in viewer_is]
        key = locale, tuple(rarer)
        lines = self._lists.get(key)
        if lines is None:
            lines = components.options(
                (self._words.say(action.words_id, locale), action.tag) for action in rarer
            )
            self._lists[key] = lines
        custom_id = CardPress(action=CardActions.MORE, job_id=job.id).custom_id
        placeholder = self._words.say(CardActions.MORE.words_id, locale)
        return components.row(components.select(custom_id, placeholder, lines))

    def _button(
        self, job: Job, action: CardAction, number: int | None = None, *, is_only: bool = False
    ) -> "ButtonComponent":
        shown = None if is_only else number
        its = job.reply.locale, action, shown
        if its not in self._buttons:
            facts = {} if shown is None else {"number": shown}
            words_id = action.words_id if shown is None else f"{action.words_id}-number"
            label = self._words.say(words_id, job.reply.locale, **facts)
            self._buttons[its] = components.button(label, "", action.style)
        custom_id = CardPress(action=action, job_id=job.id, number=number).custom_id
        return {**self._buttons[its], "custom_id": custom_id}


def star_label(words: Words, count: int, locale: str) -> str:
    """Return what the button that gives a star says: how many there are, or what it does."""
    if not count:
        return words.say(CardActions.STAR.words_id, locale)
    return words.say(f"{CardActions.STAR.words_id}-count", locale, count=count)


def _rows(buttons: "Sequence[ButtonComponent]") -> "Iterator[ActionRow]":
    """Put buttons in as few rows as there can be, all about as long."""
    left = list(buttons)
    for rows_left in range(math.ceil(len(left) / BUTTONS_OF_A_ROW), 0, -1):
        length = math.ceil(len(left) / rows_left)
        yield components.row(*left[:length])
        del left[:length]


def job_button(press: CardPress, label: str) -> ui.Button[ui.LayoutView]:
    """Make a button for a job, or for one of its pictures."""
    return ui.Button(label=label, style=press.action.style, custom_id=press.custom_id)
