"""Obsidian: a vault of notes that no program builds a site of."""
