"""JBake."""
