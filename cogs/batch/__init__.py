"""Several requests at once: asked about, confirmed, started one after the other."""
