"""What the readers of several formats share; `comment_readers` and `wordpress` are the same for one family of formats."""
