"""Statiq, and Wyam before it."""
