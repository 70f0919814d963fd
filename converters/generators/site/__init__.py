"""The writer of the source of a site: what all generators have in common."""
