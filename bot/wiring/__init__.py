"""The composition root: which parts there are, made once and handed to each other.

Decisions and reasons: DESIGN.md, "Surviving".
"""
