"""Exceptions: only "could not run". What is wrong in a record is a finding, never an exception.

RelaybookError          shown as one line on stderr, exit code 2
├── UsageError          the command was asked for something that does not exist
├── ConfigurationError  relaybook.yml cannot be used
├── RevisionError       a git revision cannot be read
└── BuildError          the site engine refused the staged site
"""


class RelaybookError(Exception):
    """The command could not run; the text says what to do about it."""


class UsageError(RelaybookError):
    """The command was asked for something that does not exist."""


class ConfigurationError(RelaybookError):
    """`relaybook.yml` cannot be used."""


class RevisionError(RelaybookError):
    """A git revision cannot be read."""


class BuildError(RelaybookError):
    """The site engine refused the staged site."""
