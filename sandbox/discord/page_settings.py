"""The part of the page's API that changes the server: /api/world."""

from collections.abc import Callable

from aiohttp import web

from sandbox.discord.refusal import RefusedError
from sandbox.discord.server_settings import BOT_PERMISSIONS, ServerSettings
from sandbox.discord.wire import Json, as_object, decode, json_answer


class PageSettings:
    """Reads a change from the page and makes it; every page hears of it as WORLD."""

    def __init__(self, *, settings: ServerSettings) -> None:
        self._settings = settings
        self._changes: dict[str, Callable[[Json], None]] = {
            "delete_role": self._delete_role,
            "rename_role": self._rename_role,
            "delete_channel": self._delete_channel,
            "archive_thread": self._archive_thread,
            "age_restrict": self._age_restrict,
            "member_role": self._member_role,
            "direct_messages": self._direct_messages,
            "install": self._install,
            "language": self._language,
            "bot_permission": self._bot_permission,
            "command_access": self._command_access,
            "expire_links": self._expire_links,
        }

    def add_routes(self, app: web.Application) -> None:
        """Register both handlers."""
        app.router.add_get("/api/world", self.world)
        app.router.add_post("/api/world", self.change)

    async def world(self, _request: web.Request) -> web.Response:
        """Who has which role, and what the bot may do where."""
        return json_answer(self._settings.to_json() | {"permissions": list(BOT_PERMISSIONS)})

    async def change(self, request: web.Request) -> web.Response:
        """Make one change; the answer is the world after it."""
        body = as_object(decode(await request.text()))
        change = self._changes.get(str(body.get("do")))
        if change is None:
            raise RefusedError(f"The changes are: {', '.join(self._changes)}.")
        change(body)
        return await self.world(request)

    def _delete_role(self, body: Json) -> None:
        self._settings.delete_role(int(body["role_id"]))

    def _rename_role(self, body: Json) -> None:
        self._settings.rename_role(int(body["role_id"]), str(body["name"]))

    def _delete_channel(self, body: Json) -> None:
        self._settings.delete_channel(int(body["channel_id"]))

    def _archive_thread(self, body: Json) -> None:
        self._settings.archive_thread(int(body["channel_id"]), locked=bool(body["locked"]))

    def _age_restrict(self, body: Json) -> None:
        self._settings.set_age_restricted(int(body["channel_id"]), bool(body["restricted"]))

    def _member_role(self, body: Json) -> None:
        self._settings.set_member_role(
            int(body["user_id"]), int(body["role_id"]), held=bool(body["held"])
        )

    def _direct_messages(self, body: Json) -> None:
        self._settings.set_direct_messages(int(body["user_id"]), taken=bool(body["taken"]))

    def _install(self, body: Json) -> None:
        self._settings.set_installed(int(body["user_id"]), installed=bool(body["installed"]))

    def _language(self, body: Json) -> None:
        self._settings.set_language(int(body["user_id"]), str(body["locale"]))

    def _bot_permission(self, body: Json) -> None:
        self._settings.set_bot_permission(
            int(body["channel_id"]), str(body["permission"]), _allowed(body)
        )

    def _command_access(self, body: Json) -> None:
        self._settings.set_command_access(
            str(body["command"]), int(body["target_id"]), _allowed(body)
        )

    def _expire_links(self, _body: Json) -> None:
        self._settings.expire_links()


def _allowed(body: Json) -> bool | None:
    allowed = body["allowed"]
    return None if allowed is None else bool(allowed)
