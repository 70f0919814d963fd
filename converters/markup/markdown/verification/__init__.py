"""Whether two texts of HTML mean the same: part by part by fingerprints, as a whole by their normal form."""
