"""Reads the database of Cusdis, which has no export."""
