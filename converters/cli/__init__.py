"""The command `blogport`."""
