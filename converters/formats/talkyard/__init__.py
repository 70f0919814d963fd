"""Reads the comments of a site of Talkyard, as its backup or a file for its import has them."""
