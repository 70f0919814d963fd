"""Quarto: websites and blogs of Pandoc's Markdown with code."""
