"""What people see at a terminal: progress, summaries, differences, questions; and the streams of the process."""
