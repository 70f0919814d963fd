"""Reads Artrans, the form in which Artalk exports comments, and into which others are brought for it."""
