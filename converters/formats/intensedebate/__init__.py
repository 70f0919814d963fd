"""Reads the XML that IntenseDebate exports: pages with their comments."""
