"""Plain Markdown, of no generator."""
