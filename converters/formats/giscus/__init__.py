"""Reads GitHub discussions, saved as JSON, in which giscus keeps comments."""
