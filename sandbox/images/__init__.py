"""A local image service: it speaks the prediction API and paints what it is asked for."""
