"""blogport carries a blog, posts and comments alike, from anything to anything."""
