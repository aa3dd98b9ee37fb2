"""relaybook keeps what a team needs to run a system in git, and proves that it is complete."""

__version__ = "0.1.0"

__all__ = ["__version__"]
