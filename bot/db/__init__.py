"""What outlives the process: tables, their migrations, and the one door to the database.

Decisions and reasons: DESIGN.md, "Remembering".
"""
