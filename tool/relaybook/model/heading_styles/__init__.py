"""Heading styles as data: one module for each, with what differs from `default` and why."""
