# make demo   install, read the examples (pages in the terminal, an HTML page each in build/demo), add
#             them to a record, ask it, and serve its pages; make demo-stop ends the server
# make browser  a Chromium for the tests of the HTML page, where there is none yet
# make database  a PostgreSQL for the tests of the server store, where there is none yet
# make docs   write the generated pages and the shown outputs anew
# make test   install with the tools of development, check style, types and layers, run the tests
PYTHON ?= python3
VENV ?= venv
DEMO ?= build/demo
ASK = DRAGOMAN_RECORD=$(DEMO)/diplomacy.db $(VENV)/bin/dragoman

.PHONY: demo demo-stop test lint browser database libraries docs clean

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip

# The stamps hold a finished installation; a changed pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --editable '.[web]'
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python libraries
	$(VENV)/bin/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed demo-stop
	$(VENV)/bin/python examples/read_all.py $(DEMO)
	@rm -f $(DEMO)/diplomacy.db $(DEMO)/diplomacy.db-wal $(DEMO)/diplomacy.db-shm
	$(ASK) add examples/index.jsonl --quiet
	@echo
	$(ASK) timeline --dyad "Russia,North Korea" --contacts --certainty happened --no-background
	@echo
	$(ASK) compare --dyad "Turkey,United States"
	@echo
	$(ASK) commitments --dyad "Russia,North Korea" --kind invitation
	@echo
	@echo "The readings:   $(CURDIR)/$(DEMO)/records.jsonl"
	@echo "The HTML page:  $(CURDIR)/$(DEMO)/treaty-visit.html, and one beside it for each report"
	@echo "The record:     $(CURDIR)/$(DEMO)/diplomacy.db"
	@echo
	@echo "Go on with:"
	@echo "  . $(VENV)/bin/activate && export DRAGOMAN_RECORD=$(DEMO)/diplomacy.db"
	@echo "  dragoman positions --actor Erdoğan"
	@echo "  dragoman search sanctions"
	@echo "  dragoman dyad Russia \"United States\""
	@echo "  dragoman add your-reports/"
	@echo
	@$(VENV)/bin/python examples/serve_demo.py $(DEMO)

demo-stop:
	@if [ -f $(DEMO)/serve.pid ]; then kill $$(cat $(DEMO)/serve.pid) 2>/dev/null; rm -f $(DEMO)/serve.pid; fi

# What the tools of development are built against where they come without wheels (followthemoney's PyICU).
libraries:
	@pkg-config --exists icu-i18n 2>/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends g++ pkg-config libicu-dev >/dev/null; \
	else echo "No ICU here: if the installation fails, install g++, pkg-config and libicu-dev."; fi

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

# Without root or apt the browser tests are skipped, and pytest says so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; \
	else echo "No chromium here: the tests of the HTML page in a browser will be skipped."; fi

# A PostgreSQL of the tests' own: started by them, in a folder of theirs.
database:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends postgresql >/dev/null; \
	else echo "No PostgreSQL here: the tests of the server store will be skipped."; fi

test: lint browser database
	$(VENV)/bin/python -m pytest

docs: $(VENV)/.installed-dev
	$(VENV)/bin/python docs/generate.py
	README_WRITE=1 $(VENV)/bin/python -m pytest tests/test_readme.py

clean:
	rm -rf $(VENV) build dist
