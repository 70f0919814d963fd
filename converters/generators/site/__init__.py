"""The writer of a site that a generator builds: what all generators have in common."""
