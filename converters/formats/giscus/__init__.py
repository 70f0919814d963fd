"""Writes what giscus shows: the plan of discussions on GitHub."""
