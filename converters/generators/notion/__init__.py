"""Notion: its export as Markdown and CSV."""
