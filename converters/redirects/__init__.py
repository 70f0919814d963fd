"""Redirects: what the old site answered and the new one does not, and where it went, for the web server.

`old_site.OldSite` collects the facts, `wordpress` and `platforms` are what each platform answers, `address_map.make_map`
joins them with what the new site answers (`converters.site.new_site`), and `formats` has a module for each format that
writes the map.
"""
