"""The image service is away: starts are held, and people are told once.

Decisions and reasons: DESIGN.md, "Drawing".
"""
