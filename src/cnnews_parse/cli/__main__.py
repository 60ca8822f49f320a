"""`python -m cnnews_parse.cli`: the command where its name is not on the path."""

import sys

from cnnews_parse.cli import main

sys.exit(main())
