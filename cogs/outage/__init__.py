"""The image service is away: starts are held, and people are told once."""
