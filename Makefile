# make demo   install, read the examples: pages in the terminal, an HTML page each in build/demo
# make test   install with the tools of development, check style, types and layers, run the tests
PYTHON ?= python3
VENV ?= venv
DEMO ?= build/demo

.PHONY: demo test lint clean

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip

# The stamps hold a finished installation; a changed pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed
	$(VENV)/bin/python examples/read_all.py $(DEMO)
	@echo "The records:    $(CURDIR)/$(DEMO)/records.jsonl"
	@echo "The HTML page:  $(CURDIR)/$(DEMO)/treaty-visit.html, and one beside it for each report"

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

test: lint
	$(VENV)/bin/python -m pytest

clean:
	rm -rf $(VENV) build dist
