"""The /imagine use case: its values, its ports and its steps; ``flow`` tells the whole story.

Decisions and reasons: DESIGN.md, "Drawing".
"""
