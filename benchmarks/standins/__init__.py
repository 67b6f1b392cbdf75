"""A Discord and an image service with exact times, each in a process of its own."""
