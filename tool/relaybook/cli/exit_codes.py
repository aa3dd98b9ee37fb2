"""What the exit code of a command says; it never depends on the format of the output."""

CLEAN = 0
FINDINGS = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130  # Ctrl-C, as every shell expects it
