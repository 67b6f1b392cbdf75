"""What happens while the image service refuses everything, or is away."""
