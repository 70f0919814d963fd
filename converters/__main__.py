"""`python -m converters` is the command `blogport`."""

import sys

from converters.cli import main

sys.exit(main())
