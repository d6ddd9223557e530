# `make run` starts the app, `make test` checks everything. Both set up what they need by
# themselves; on Windows see the README for two lines that do the same.

.DEFAULT_GOAL := run
.PHONY: run test heavy lint browser texts

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

run: $(INSTALLED)
	@exec $(PY) -m wijkwijzer serve --demo

# The browser tests go by themselves, a file at a time on each of two cores.
test: lint browser
	$(PY) -m pytest --ignore tests/browser -n 2
	$(PY) -m pytest tests/browser -n 2 --dist loadfile --no-loadscope-reorder

# What takes an hour: the same properties on many more cases, and the drivers of the long
# benchmarks. Not part of `make test`.
heavy: $(INSTALLED_DEV)
	$(PY) -m pytest -m heavy -n 2

lint: $(INSTALLED_DEV)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

# New or changed sentences, into the catalogue of each language: what is empty there is to translate.
texts: $(INSTALLED_DEV)
	$(PY) -m tests.catalogues

# A browser: what the system has, else what may be installed. Where none can be had the tests say
# so at the end (and fail when CI=true).
browser: $(INSTALLED_DEV)
	@$(PY) -m tests.browser.find >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && apt-get install -y --no-install-recommends chromium; } \
	  || $(PY) -m playwright install chromium \
	  || true

# The first Python of 3.11 or later that is found makes the environment, once.
$(PY):
	@for python in python3.11 python3.12 python3.13 python3 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) && exit 0; fi; done; \
	echo "Wijkwijzer heeft Python 3.11 of nieuwer nodig, met de module venv." >&2; exit 1

# Only when the requirements changed.
$(INSTALLED): requirements.txt constraints.txt | $(PY)
	@echo "Onderdelen worden geïnstalleerd. Dit duurt een paar minuten, alleen de eerste keer."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

# Compiled when it is first imported: most of it never is.
$(INSTALLED_DEV): requirements.txt requirements-dev.txt constraints.txt | $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-compile -r requirements-dev.txt -c constraints.txt
	@touch $@ $(INSTALLED)
