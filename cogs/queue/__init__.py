"""Everything of a server that moderators have to decide, in one list.

Decisions and reasons: DESIGN.md, "Deciding".
"""
