"""Reads web pages: posts and their comments out of HTML. Not registered yet."""
