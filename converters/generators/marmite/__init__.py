"""Marmite."""
