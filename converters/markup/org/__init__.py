"""Org, the markup of Emacs, as HTML."""
