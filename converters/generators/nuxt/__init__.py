"""Nuxt Content."""
