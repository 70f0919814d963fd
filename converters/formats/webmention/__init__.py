"""Reads saved answers of webmention.io: what other sites say of the pages of a blog."""
