"""Reads what Waline exports, and its database."""
