"""Measurements of whole processes on a made knowledge base; see `benchmarks/run.py`."""
