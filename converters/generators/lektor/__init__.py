"""Lektor."""
