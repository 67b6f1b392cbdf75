"""/edit and /blend: pictures from pictures.

Decisions and reasons: DESIGN.md, "Accepting".
"""
