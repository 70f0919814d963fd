"""Dendron: vaults of notes in hierarchies."""
