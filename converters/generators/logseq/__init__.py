"""Logseq."""
