"""What moderators know of one member, on one card, with what they can do.

Decisions and reasons: DESIGN.md, "Deciding".
"""
