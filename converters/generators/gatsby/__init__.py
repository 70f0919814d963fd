"""Gatsby."""
