"""Cobalt."""
