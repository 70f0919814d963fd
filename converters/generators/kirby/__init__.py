"""Kirby."""
