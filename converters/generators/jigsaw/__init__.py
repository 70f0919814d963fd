"""Jigsaw."""
