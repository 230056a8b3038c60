# Two commands do everything: `make serve` and `make test`. Each makes the environment that it needs.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve test test-outside build check bench bench-lighthouse bench-search relevance mutants lock clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .venv/.site ## build the site, serve it with live reload and print the address
	@$(BIN)/stemhub serve

test: .venv/.test ## set everything up and run all tests that need Python and a browser only
	@$(BIN)/python tests/browser/ensure.py
	@$(BIN)/ruff check .
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not outside"

test-outside: .venv/.outside ## run the checks that need other engines and tools
	@$(BIN)/python tests/browser/ensure.py
	@$(BIN)/python tests/outside/tools.py
	@$(BIN)/python -m pytest -m outside

build: .venv/.site ## build the site into site/
	@$(BIN)/stemhub build --strict

check: .venv/.site ## say what is wrong with the content
	@$(BIN)/stemhub check

bench-search: .venv/.outside ## what a search costs at 100, 1,000 and 5,000 pages, beside stock Material and Pagefind
	@$(BIN)/python bench/search.py

relevance: .venv/.outside ## how well our search, stock Material and Pagefind answer practitioners' queries
	@$(BIN)/python bench/relevance.py

bench-lighthouse: .venv/.test ## Lighthouse's scores of five kinds of pages with its mobile settings
	@$(BIN)/python tests/browser/ensure.py
	@$(BIN)/python bench/lighthouse.py

bench: .venv/.test ## measure checks and builds, and print the README's tables (OPTIONS="--help" lists the choices)
	@$(BIN)/python bench/run.py $(OPTIONS)
	@$(MAKE) --no-print-directory bench-lighthouse
	@$(BIN)/python bench/documents.py $(OPTIONS)
	@SLIPS=200 $(BIN)/python -m pytest tests/test_slips.py

mutants: .venv/.test ## change rules and release logic bit by bit: a test must notice (minutes; see tests/mutants.md)
	@$(BIN)/python tests/mutants.py

.venv/.site: requirements.lock pyproject.toml
	@echo "Making the environment in .venv (once) …" >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.site requirements-test.lock
	@$(BIN)/pip install -q --require-hashes -r requirements-test.lock
	@touch $@

.venv/.outside: .venv/.test requirements-outside.lock
	@$(PYTHON) -m venv .venv/outside
	@.venv/outside/bin/pip install -q --require-hashes -r requirements-outside.lock
	@touch $@

lock: .venv/.site ## write the locks anew from pyproject.toml (needs uv from a package index)
	@$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install -q uv
	@.cache/uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --group build -o requirements.lock
	@.cache/uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements.lock --group test -o requirements-test.lock
	@.cache/uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group outside -o requirements-outside.lock

clean: ## delete what was built
	@rm -rf site .cache build
