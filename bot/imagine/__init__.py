"""The /imagine use case: its values, its ports and its steps; ``flow`` tells the whole story."""
