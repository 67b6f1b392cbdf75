"""Interactions from a person's side: commands, suggestions, buttons, modals, and their answers."""

import asyncio
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sandbox.discord import controls, options
from sandbox.discord.backend import EPHEMERAL, LOADING, Interaction, LocalBackend, Message
from sandbox.discord.bell import Bell
from sandbox.discord.components import with_text_ids
from sandbox.discord.endpoint import InteractionsEndpoint
from sandbox.discord.installs import Installs, Owners
from sandbox.discord.refusal import RefusedError
from sandbox.discord.resolved import USER, Resolver
from sandbox.discord.tongues import ENGLISH, in_language
from sandbox.discord.wire import Json
from sandbox.discord.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
NO_RESPONSE = "The application did not respond"

State = Literal["waiting", "acknowledged", "modal", "choices", "failed"]
Notify = Callable[[int, Json], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionTerms:
    """Discord's own numbers, which tests may shorten."""

    answer_within_seconds: float = 3.0
    token_lifetime_seconds: float = 15 * 60
    attachment_size_limit: int = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something, and where."""

    user_id: int
    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an interaction stands; `message_id` is the reply's, once there is one."""

    id: int
    state: State
    message_id: int | None
    modal: Json | None
    choices: list[Json] | None

    def to_json(self) -> Json:
        """The event the page gets."""
        event: Json = {"id": str(self.id), "state": self.state}
        if self.modal is not None:
            event["modal"] = self.modal
        if self.choices is not None:
            event["choices"] = self.choices
        if self.state == "failed":
            event["error"] = NO_RESPONSE
        return event


class InteractionDesk:
    """Starts interactions as Discord's client would, and watches over their deadlines."""

    def __init__(
        self,
        *,
        backend: LocalBackend,
        installs: Installs,
        world: World,
        terms: InteractionTerms,
        bell: Bell,
    ) -> None:
        self._backend = backend
        self._installs = installs
        self._world = world
        self._terms = terms
        self._bell = bell
        self._deadlines: dict[int, asyncio.TimerHandle] = {}
        self._sent_forms: dict[int, Interaction] = {}
        """What opened the forms that were sent and not answered yet, by the sent ones' ids."""
        self._failed: set[int] = set()
        self._uploads: dict[str, Json] = {}
        self.endpoint: InteractionsEndpoint | None = None
        """Where interactions are sent; None means over the gateway."""
        self.listeners: list[Notify] = []

    def use_command(self, actor: Actor, *, name: str, given: Sequence[Json]) -> int:
        """Send a slash command; `name` may hold a subcommand's path, separated by spaces."""
        command, path = self._command(actor, name)
        leaf = options.find_leaf(command, path)
        resolver = self._resolver(actor)
        data = self._command_data(command)
        data["options"] = options.nest(command, path, options.read_options(leaf, given, resolver))
        if resolver.found:
            data["resolved"] = resolver.found
        interaction = self._begin(COMMAND, actor, data, owners=self._owners(command, actor))
        # Discord names the whole path in the message's metadata.
        self._backend.interactions[interaction].command_name = name
        return interaction

    def use_menu(self, actor: Actor, *, kind: int, name: str, target_id: int) -> int:
        """Send a context menu command: `kind` is USER_MENU or MESSAGE_MENU."""
        self._check_presence(actor)
        command = self._offered(actor, name, kind)
        resolver = self._resolver(actor)
        if kind == USER_MENU:
            resolver.add(USER, target_id, name=name)
        else:
            message = self._backend.find_message(target_id)
            if message is None or message.channel_id != actor.channel_id:
                raise RefusedError("This message is no longer there.", status=404)
            if message.flags & (EPHEMERAL | LOADING):
                raise RefusedError("Apps cannot be used on this message.")
            resolver.add_message(str(target_id), self._backend.message_object(message))
        data = self._command_data(command) | {"target_id": str(target_id)}
        data["resolved"] = resolver.found
        return self._begin(COMMAND, actor, data, owners=self._owners(command, actor))

    def suggest(self, actor: Actor, *, name: str, given: Sequence[Json]) -> int:
        """Ask for suggestions for the focused option."""
        command, path = self._command(actor, name)
        leaf = options.find_leaf(command, path)
        read = options.read_partial_options(leaf, given, self._resolver(actor))
        data = self._command_data(command) | {"options": options.nest(command, path, read)}
        return self._begin(AUTOCOMPLETE, actor, data, owners=self._owners(command, actor))

    def press(
        self, actor: Actor, *, message_id: int, custom_id: str, values: Sequence[str] = ()
    ) -> int:
        """Press a button, or choose from a list."""
        self._check_presence(actor)
        message = self._backend.find_message(message_id)
        if message is None or not self._backend.sees(actor.user_id, message):
            raise RefusedError("This message is no longer there.", status=404)
        control = controls.find_control(message, custom_id)
        data = controls.press(control, values, self._resolver(actor))
        owners = self._installs.owners_of_message(message)
        return self._begin(COMPONENT, actor, data, owners=owners, message=message)

    def submit_modal(self, actor: Actor, *, custom_id: str, components: Sequence[Json]) -> int:
        """Send the newest open modal with this custom_id back, filled in."""
        self._check_presence(actor)
        opened = self._open_modal(actor, custom_id)
        if opened is None or opened.modal is None:
            raise RefusedError("This form is no longer open.", status=404)
        data = controls.fill_in(opened.modal, components, self._resolver(actor))
        opened.modal_consumed = True
        source = opened.source_message_id
        message = self._backend.find_message(source) if source is not None else None
        owners = self._backend.integration_owners[opened.id]
        sent = self._begin(MODAL, actor, data, owners=owners, message=message)
        self._sent_forms[sent] = opened
        return sent

    def upload(self, *, filename: str, data: bytes) -> Json:
        """Keep a file that an option or a modal will name by its id."""
        if len(data) > self._terms.attachment_size_limit:
            mebibytes = self._terms.attachment_size_limit // 1024**2
            raise RefusedError(f"Your files are too powerful: {mebibytes} MiB at most.", status=413)
        number = self._backend.snowflake()
        attachment = self._backend.files.store_attachment(number, 0, filename, data, None)
        self._uploads[attachment["id"]] = attachment
        return attachment

    def uploaded(self, upload_id: str) -> Json:
        """Discord's attachment object of a file that was kept."""
        if upload_id not in self._uploads:
            raise RefusedError("This file is no longer there.", status=404)
        return self._uploads[upload_id]

    def commands_for(self, user_id: int, channel_id: int, *, kind: int = SLASH) -> list[Json]:
        """The commands of this kind that Discord would offer this person there."""
        return self._installs.offered(user_id=user_id, channel_id=channel_id, kind=kind)

    def all_commands_for(self, user_id: int) -> list[Json]:
        """Every command this person may use, in their language; `places` says where.

        That is in #art, with the bot alone, where it is brought along, or among people.
        """
        elsewhere = self._world.elsewhere
        places = {
            "server": self._world.art,
            "direct": self._backend.dm_channels[user_id],
            "guest": elsewhere.lounge,
            "private": elsewhere.group,
        }
        if self._world.art not in self._backend.channels:
            places["server"] = next(iter(self._backend.guilds[self._world.guild_id].channel_ids))
        found: dict[str, Json] = {}
        for place, channel_id in places.items():
            for kind in (SLASH, USER_MENU, MESSAGE_MENU):
                for command in self.commands_for(user_id, channel_id, kind=kind):
                    said = in_language(command, self._world.locales.get(user_id, ENGLISH))
                    known = found.setdefault(command["id"], {**said, "places": []})
                    known["places"].append(place)
        return list(found.values())

    def outcome(self, interaction_id: int) -> Outcome:
        """How the interaction stands now."""
        record = self._backend.interactions[interaction_id]
        return Outcome(
            id=interaction_id,
            state=self._state(record),
            message_id=record.message_id,
            modal=record.modal,
            choices=record.autocomplete_choices,
        )

    def answered(self, interaction_id: int) -> None:
        """The bot's callback was accepted."""
        modal = self._backend.interactions[interaction_id].modal
        if modal is not None:
            with_text_ids(modal["components"])
        self._sent_forms.pop(interaction_id, None)
        deadline = self._deadlines.pop(interaction_id, None)
        if deadline is not None:
            deadline.cancel()
        self._tell(interaction_id)

    def has_expired(self, token: str) -> bool:
        """Whether this was an interaction's token and its time is over."""
        interaction_id = self._backend.interaction_tokens.get(token)
        if interaction_id is None:
            return False
        expires_at = self._backend.interactions[interaction_id].expires_at
        return expires_at is not None and self._backend.now_iso() >= expires_at

    def close(self) -> None:
        """Stop watching deadlines."""
        for deadline in self._deadlines.values():
            deadline.cancel()
        self._deadlines.clear()

    def _command(self, actor: Actor, name: str) -> tuple[Json, list[str]]:
        self._check_presence(actor)
        root, *path = name.split() or [""]
        return self._offered(actor, root, SLASH), path

    def _offered(self, actor: Actor, name: str, kind: int) -> Json:
        shown = f"/{name}" if kind == SLASH else name
        guild_id = self._backend.get_channel(actor.channel_id).guild_id
        command = self._backend.find_command(name, guild_id, kind)
        if command is None:
            raise RefusedError(f"There is no command {shown}.", status=404)
        if not self._installs.offers(command, user_id=actor.user_id, channel_id=actor.channel_id):
            raise RefusedError(f"You may not use {shown} here.", status=403)
        return command

    def _check_presence(self, actor: Actor) -> None:
        if actor.channel_id not in self._backend.channels:
            raise RefusedError("There is no such channel.", status=404)
        if not self._backend.may_look(actor.user_id, actor.channel_id):
            raise RefusedError("You do not see this channel.", status=403)

    @staticmethod
    def _command_data(command: Json) -> Json:
        keys = ("id", "name", "type", "guild_id")
        return {key: command[key] for key in keys if key in command}

    def _open_modal(self, actor: Actor, custom_id: str) -> Interaction | None:
        for record in reversed(self._backend.interactions.values()):
            modal = None if record.modal_consumed else record.modal
            if modal and modal["custom_id"] == custom_id and record.user_id == actor.user_id:
                return record
        return None

    def _resolver(self, actor: Actor) -> Resolver:
        return Resolver(
            backend=self._backend,
            user_id=actor.user_id,
            channel_id=actor.channel_id,
            uploads=self._uploads,
        )

    def _owners(self, command: Json, actor: Actor) -> Owners:
        return self._installs.owners_of_command(
            command, user_id=actor.user_id, channel_id=actor.channel_id
        )

    def _begin(
        self,
        kind: int,
        actor: Actor,
        data: Json,
        *,
        owners: Owners,
        message: Message | None = None,
    ) -> int:
        record, payload = self._backend.begin_interaction(
            kind=kind, user_id=actor.user_id, channel_id=actor.channel_id, data=data
        )
        now = self._backend.clock.now()
        patience = self._terms.answer_within_seconds
        record.initial_response_deadline = (now + dt.timedelta(seconds=patience)).isoformat()
        lifetime = dt.timedelta(seconds=self._terms.token_lifetime_seconds)
        record.expires_at = (now + lifetime).isoformat()
        payload["locale"] = self._world.locales.get(actor.user_id, ENGLISH)
        payload["attachment_size_limit"] = self._terms.attachment_size_limit
        if record.guild_id is not None:
            guild = self._backend.get_guild(record.guild_id)
            payload["guild_locale"] = guild.preferred_locale
            payload["guild"] = {
                "id": str(guild.id),
                "locale": guild.preferred_locale,
                "features": [],
            }
        self._installs.mark(record, payload, owners)
        if message is not None:
            record.source_message_id = message.id
            payload["message"] = self._backend.message_object(message)
        loop = asyncio.get_running_loop()
        self._deadlines[record.id] = loop.call_later(patience, self._give_up, record.id)
        if self.endpoint is None:
            self._backend.emit("INTERACTION_CREATE", payload)
        else:
            self.endpoint.send(payload, fail=lambda: self._give_up(record.id))
        return record.id

    def _give_up(self, interaction_id: int) -> None:
        deadline = self._deadlines.pop(interaction_id, None)
        if deadline is not None:
            deadline.cancel()
        form = self._sent_forms.pop(interaction_id, None)
        if form is not None:
            # Discord leaves it open, and it can be sent again.
            form.modal_consumed = False
        if not self._backend.interactions[interaction_id].responded:
            self._failed.add(interaction_id)
            self._tell(interaction_id)

    def _tell(self, interaction_id: int) -> None:
        event = self.outcome(interaction_id).to_json()
        for listener in self.listeners:
            listener(self._backend.interactions[interaction_id].user_id, event)
        self._bell.ring()

    def _state(self, record: Interaction) -> State:
        if record.id in self._failed:
            return "failed"
        if not record.responded:
            return "waiting"
        if record.modal is not None:
            return "modal"
        if record.autocomplete_choices is not None:
            return "choices"
        return "acknowledged"
