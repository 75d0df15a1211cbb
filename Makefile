# Everything is one line; `make run` and `make test` need only git, Python 3.11+ and make.
.PHONY: setup run test checks bench screenshots lock
PYTHON ?= python3
BIN := .venv/bin

setup: ## environment, locked packages, a browser that renders
	@$(PYTHON) -I monitor/bootstrap.py

run: setup ## the office if there is one, else the demo: http://127.0.0.1:8000
	@$(BIN)/rasoat up --or-demo

test: setup checks ## format, lint, types, imports, then all tests, browser included
	@$(BIN)/pytest

checks:
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: setup ## the issues' full counts; FOLDER: saved pages
	@$(BIN)/python benchmarks/saved_pages.py $(FOLDER)

screenshots: setup ## pictures of the demo's pages, in screenshots/
	@$(BIN)/python docs/take_screenshots.py screenshots

lock: setup ## after a change of dependencies: the hashed lock file, without registry hosts
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-emit-index-url --no-header pyproject.toml -o requirements.lock
