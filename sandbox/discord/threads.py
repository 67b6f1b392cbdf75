"""Archived threads: Discord refuses more in them than simcord knows."""

from sandbox.discord.backend import BackendError, LocalBackend

ARCHIVED = BackendError(400, 50083, "Thread is archived")
LOCKED = BackendError(400, 160005, "This thread is locked")


def judge(backend: LocalBackend, method: str, path: str, body: object) -> str:
    """Open a thread that is written in, or opened; refuse what its archive or lock forbids.

    Return the method that is left to be carried out: whoever may write in a thread may open it,
    while simcord asks for more.
    """
    is_opening = method == "PATCH" and body == {"archived": False}
    match path.strip("/").split("/"):
        case ["channels", channel, "messages", *_] if method != "GET":
            is_posting = method == "POST"
        case ["channels", channel] if is_opening:
            is_posting = True
        case _:
            return method
    thread = backend.get_channel(int(channel))
    kept = thread.thread_metadata
    if kept is None or not kept.archived:
        return method
    if kept.locked and not backend.permissions(backend.bot_user.id, thread.id).manage_threads:
        raise LOCKED if is_posting else ARCHIVED
    if not is_posting:
        raise ARCHIVED
    backend.edit_channel(thread.id, {}, thread_metadata={"archived": False})
    return "GET" if is_opening else method
