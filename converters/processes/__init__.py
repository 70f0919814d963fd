"""Work in several processes: tasks (`workers`), a source (`read_ahead`), the posts of a writer (`side_by_side`)."""
