"""Reads topics of Discourse, saved as JSON, that stand for the posts of a blog."""
