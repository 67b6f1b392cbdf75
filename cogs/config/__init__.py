"""A server's whole configuration as a file that people read and edit, and back.

Decisions and reasons: DESIGN.md, "Deciding".
"""
