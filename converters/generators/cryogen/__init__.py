"""Cryogen."""
