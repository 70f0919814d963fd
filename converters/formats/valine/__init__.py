"""Reads the comments of Valine, as LeanCloud exports them."""
