"""Health and metrics for operators, over HTTP."""
