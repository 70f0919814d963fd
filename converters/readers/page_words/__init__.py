"""Pages that blogs show: the words and dates on them, for every reader of scraped pages."""
