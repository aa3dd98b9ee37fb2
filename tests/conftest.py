"""What holds for every test."""

import os
import signal

from hypothesis import settings

# A slow machine is no failure; in CI the same examples run every time, so that red means broken.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# A job in the background ignores Ctrl-C, and so would each process that a test starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)
