"""Jupyter Book, which makes sites of Markdown and notebooks."""
