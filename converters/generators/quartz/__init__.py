"""Quartz: a vault of Obsidian as a site."""
