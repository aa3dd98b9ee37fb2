"""What holds for every test."""

import os

from hypothesis import settings

# A slow machine is no failure; in CI the same examples run every time, so that red means broken.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
