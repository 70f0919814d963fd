"""Reads the backups of remark42, a comment server."""
