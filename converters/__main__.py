"""`python -m converters` is the command `blogport`."""

import sys

from converters.cli.main import main

sys.exit(main())
