"""Writes what Talkyard, a comment server, imports."""
