"""Notes and warnings about members as rows; each function runs inside a transaction."""

from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.tables import member_notes, member_warnings

PERSONAL = (
    *kept(member_notes.c.user_id, member_notes.c.written_by),
    PersonalColumn(
        column=member_warnings.c.user_id,
        erasure=Erasure.KEEPS,
        is_exported=True,
        withheld=(
            member_warnings.c.warned_by,
            member_warnings.c.state,
            member_warnings.c.leased_until,
        ),
    ),
    *kept(member_warnings.c.warned_by, withheld=True),
)
