"""The command line: parses, calls one function, prints, exits. Start reading at `group`."""

import sys


def main() -> None:
    """Run the command that `sys.argv` names, and exit with its code."""
    if sys.argv[1:] == ["--version"]:  # answered before anything is imported
        from relaybook import __version__  # noqa: PLC0415 - only where it is needed

        print(f"relaybook {__version__}")  # noqa: T201 - click would cost ten times this
        return
    from relaybook.cli.group import relaybook  # noqa: PLC0415 - only where it is needed

    relaybook.main()
