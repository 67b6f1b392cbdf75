"""discord.py's side of what every feature does; it knows no feature.

Decisions and reasons: DESIGN.md, "Accepting".
"""
