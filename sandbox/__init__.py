"""A local Discord, a local image service and the real bot: Easel without any account."""
