"""Two formats for blogport: a reader for JSON Feed, and a writer for Atom archives."""
