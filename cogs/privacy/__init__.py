"""What is kept of a person: exported, erased, and deleted when it is old."""
