"""Reads GitHub issues, saved as JSON, in which utterances, Gitalk and Gitment keep comments."""
