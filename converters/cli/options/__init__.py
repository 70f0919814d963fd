"""What each command takes: a module a command with its `COMMAND`, and modules with options that several share."""
