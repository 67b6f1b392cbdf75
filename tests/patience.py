"""How long tests wait for what comes anyway."""

PATIENCE_SECONDS = 60.0
"""Only a failure waits so long: a machine that does five other things takes ten times its time."""
