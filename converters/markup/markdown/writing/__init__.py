"""Writes Markdown from the tree of a body: a module for each construct, and the escapes that its text needs."""
