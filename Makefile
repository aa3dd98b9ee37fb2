# `make site` and `make test` set up everything on a machine with Python 3.11+, git and make.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := site
.PHONY: site serve test check lint reference bench lock clean

site: .venv/site.stamp
	@$(BIN)/relaybook check --exit-zero
	@$(BIN)/relaybook build

serve: .venv/site.stamp
	@$(BIN)/relaybook serve

test: .venv/test.stamp
	@$(BIN)/python -m tests.browser.find_browser
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

lint: .venv/test.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

# Writes docs/reference, docs/schemas and the transcripts in all documents again, from the code.
reference: .venv/test.stamp
	@$(BIN)/python -m tests.docs.reference
	@$(BIN)/python -m tests.docs.transcripts

bench: .venv/test.stamp
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python -m benchmarks.graph
	@$(BIN)/python -m benchmarks.review
	@$(BIN)/python -m benchmarks.trend

# Pins every dependency again. Use the oldest Python that is supported, so that all pins work there.
lock:
	rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet .
	.venv/lock/bin/pip freeze --exclude relaybook > requirements.txt
	.venv/lock/bin/pip install --quiet '.[test]'
	.venv/lock/bin/pip freeze --exclude relaybook > requirements-test.txt
	rm -rf .venv/lock

clean:
	rm -rf .venv site

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "relaybook needs Python 3.11 or newer: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { echo "Python cannot make a virtual environment: on Debian, apt-get install python3-venv" >&2; exit 1; }

.venv/site.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what relaybook needs into .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/test.stamp: requirements-test.txt .venv/site.stamp
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@
