"""Jobs: recorded before they are paid for, run side by side, and never lost.

Decisions and reasons: DESIGN.md, "Surviving".
"""
