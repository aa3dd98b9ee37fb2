"""What holds for every test."""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import settings

# A slow machine is no failure; in CI the same examples run every time, so that red means broken.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# A job in the background ignores Ctrl-C, and so would each process that a test starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)

# No test reads or writes what the person who runs it has kept.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="relaybook-test-cache-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
