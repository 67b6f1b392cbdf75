# Every target sets up what it needs, on a machine with Python 3.11 or newer and nothing else.
# The first Python here that is new enough; PYTHON=/path/to/python names another.
PYTHON ?= $(or $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo $$python && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
# A lock is complete: pip, old or new, resolves nothing, so it looks for no package that is not named.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes

.DEFAULT_GOAL := help
.PHONY: help sandbox doctor run test coverage bench faults soak check format pictures lock clean
# A recipe that was interrupted leaves no file that looks finished.
.DELETE_ON_ERROR:

help:  ## Show what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Easel needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.lock | $(BIN)/python
	@echo "Installing what the bot needs (once) ..."
	@$(INSTALL) -r $<
	@touch $@

$(VENV)/.sandbox: requirements-sandbox.lock | $(BIN)/python
	@echo "Installing what the sandbox needs (once) ..."
	@$(INSTALL) -r $<
	@touch $@ $(VENV)/.run

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(INSTALL) -r $<
	@touch $@ $(VENV)/.sandbox $(VENV)/.run

sandbox: $(VENV)/.sandbox  ## Try /imagine in the browser, without any account
	@exec $(BIN)/python -m bot sandbox $(ARGS)

doctor: $(VENV)/.run  ## Check the settings, the image service and Discord; print the invite link
	@$(BIN)/python -m bot check

run: $(VENV)/.run  ## Run the bot on Discord with the settings in .env
	@exec $(BIN)/python -m bot run $(ARGS)

# Three more than there are cores, because many tests wait for processes to start; each runs its
# share of the files (tests/shares.py). Bytecode is kept even if this machine says otherwise,
# because the tests start a hundred bots.
WORKERS := $(shell expr 3 + $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2))
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest \
  -n $(WORKERS) --dist each --max-worker-restart 0

test: $(VENV)/.dev  ## Run every test
	@scripts/system-packages
	$(PYTEST) $(ARGS)

coverage: $(VENV)/.dev  ## Run every test, and list the lines that no test runs
	@scripts/system-packages
	$(PYTEST) --cov --cov-report=term $(ARGS)

bench: $(VENV)/.dev  ## Measure Easel beside the least a bot can cost; ARGS='--quick' for ten minutes
	@exec $(BIN)/python -m benchmarks $(ARGS)

faults: $(VENV)/.dev  ## Do to a fleet what docs/reliability.md lists, for half an hour; ARGS='wrong-key' chooses
	@scripts/system-packages
	@exec $(BIN)/python -m tests.reliability $(ARGS)

soak: $(VENV)/.dev  ## Let Easel draw real pictures for an hour, and look whether all it holds is level
	@exec $(BIN)/python -m tests.reliability.soak $(ARGS)

check: $(VENV)/.dev  ## Check formatting, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy $(wildcard scripts/*.py)
	$(BIN)/basedpyright
	$(BIN)/lint-imports

format: $(VENV)/.dev  ## Format every file
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pictures: $(VENV)/.dev  ## Take the screenshots in README and docs again, from sandboxes
	@scripts/system-packages
	$(BIN)/python scripts/pictures.py $(ARGS)

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml

lock:  ## Update the three lock files (needs uv)
	$(LOCK) $(ARGS) -o requirements.lock
	$(LOCK) $(ARGS) --extra sandbox -c requirements.lock -o requirements-sandbox.lock
	$(LOCK) $(ARGS) --extra sandbox --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## Remove what make has built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
