"""A new server, walked through what there is to decide.

Decisions and reasons: DESIGN.md, "Deciding".
"""
