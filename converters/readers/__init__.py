"""One module a format that can be read."""
