"""reStructuredText as HTML, by docutils (the extra `rst`)."""
