"""Reads the database of isso, a comment server for static sites."""
