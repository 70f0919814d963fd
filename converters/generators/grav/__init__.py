"""Grav."""
