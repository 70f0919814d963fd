"""Gridsome."""
