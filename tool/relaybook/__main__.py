"""`python -m relaybook` is the same command as `relaybook`."""

from relaybook.cli import main

if __name__ == "__main__":
    main()
