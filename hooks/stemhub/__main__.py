"""`python -m stemhub` is `stemhub`."""

from stemhub.cli import main

raise SystemExit(main())
