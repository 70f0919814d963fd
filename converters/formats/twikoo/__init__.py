"""Reads what Twikoo exports."""
