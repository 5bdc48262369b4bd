# make demo   install, read the examples, leave terminal pages and one HTML page in build/demo
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
	mkdir -p $(DEMO)
	$(VENV)/bin/dragoman read examples/index.jsonl
	$(VENV)/bin/dragoman read examples/index.jsonl --format json --output $(DEMO)/examples.jsonl
	$(VENV)/bin/dragoman read examples/prisoner-exchange.html --format html --output $(DEMO)/report.html
	@echo
	@echo "The records:     $(CURDIR)/$(DEMO)/examples.jsonl"
	@echo "The HTML page:   $(CURDIR)/$(DEMO)/report.html"

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

test: lint
	$(VENV)/bin/python -m pytest

clean:
	rm -rf $(VENV) build dist
