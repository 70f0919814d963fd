"""What the readers of several formats share; `comment_systems.readers` is the same for one family of formats."""
