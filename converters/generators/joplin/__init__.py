"""Joplin."""
