"""What a server likes best: stars, the gallery and the showcase."""
