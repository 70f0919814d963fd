"""The command `blogport`: `parser` has the arguments, and each command a module of its name with its output."""
