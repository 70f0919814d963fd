"""Statamic."""
