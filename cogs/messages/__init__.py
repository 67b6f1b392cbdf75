"""Messages to Easel: "@Easel draw a fox", a reply to a picture that says what to change in it.

Decisions and reasons: DESIGN.md, "Accepting".
"""
