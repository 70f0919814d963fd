"""One module a format of redirects: what it writes, where, and what it cannot say."""
