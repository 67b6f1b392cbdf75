"""/edit and /blend: pictures from pictures."""
