"""Health and metrics for operators, over HTTP.

Decisions and reasons: DESIGN.md, "Surviving".
"""
