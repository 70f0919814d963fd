"""Bridgetown: what Jekyll became."""
