"""relaybook keeps what a team needs to run a system as plain files in git, and proves it complete."""

__version__ = "0.1.0"

__all__ = ["__version__"]
