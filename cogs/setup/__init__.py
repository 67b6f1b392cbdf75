"""/setup: the first settings of a new server, step by step.

Decisions and reasons: DESIGN.md, "Deciding".
"""
