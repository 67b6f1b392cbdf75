"""/help and /models: what can be asked of Easel, with which models, and what it keeps.

Decisions and reasons: DESIGN.md, "Wording".
"""
