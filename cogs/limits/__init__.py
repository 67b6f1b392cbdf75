"""Limits, budget, prices and what is left."""
