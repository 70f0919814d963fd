"""What WordPress stores, as records of the model: posts, media, comments, terms, users and the site.

The one place that knows WordPress's rows. Its export (WXR) and its database hold the same fields under other names; each
reader puts them into the parts of a record (`parts`), and the record is made here. `vocabulary` has the names, `titles`
and `dates` how values are stored, `languages` and `text_dialects` what plug-ins make of texts.
"""
