# Everything is one line; `make run` and `make test` need only git, Python 3.11+ and make.
.PHONY: setup run test checks bench screenshots words lock parts
PYTHON ?= python3
BIN := .venv/bin

setup: ## environment, locked packages, a browser that renders
	@$(PYTHON) -I monitor/bootstrap.py

run: setup ## the office if there is one, else the demo: http://127.0.0.1:8000
	@$(BIN)/rasoat up --or-demo

test: setup checks ## format, lint, types, imports, then all tests, browser included
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

checks:
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: setup ## the issues' full counts; with FOLDER=… a crawl of saved pages too
	@if [ -n "$(FOLDER)" ]; then $(BIN)/python benchmarks/saved_pages.py $(FOLDER); fi
	@$(BIN)/python benchmarks/evidence_tamper.py --changes 10000
	@for database in sqlite postgresql; do \
	  $(BIN)/python benchmarks/queue_scale.py --cases 1000000 --database $$database || failed=1; \
	  $(BIN)/python benchmarks/queue_race.py --analysts 50 --claims 20000 --database $$database || failed=1; \
	  $(BIN)/python benchmarks/queue_race.py --kills 200 --database $$database || failed=1; \
	done; \
	$(BIN)/python benchmarks/report_scale.py --cases 1000000 || failed=1; \
	$(BIN)/python benchmarks/triage.py --cases 1000000 || failed=1; \
	for what in "" "--drawn 2000" "--kills 50"; do $(BIN)/python benchmarks/crawl.py $$what || failed=1; done; \
	$(BIN)/python benchmarks/seller_clusters.py || failed=1; \
	$(BIN)/python benchmarks/seller_register.py || failed=1; \
	$(BIN)/python benchmarks/api_requests.py || failed=1; \
	$(BIN)/python benchmarks/hostile.py || failed=1; \
	$(BIN)/python benchmarks/sending_kills.py --kills 200 || failed=1; \
	ALL_ITEMS=1 $(BIN)/pytest -q tests/monitor/test_out_of_scope.py tests/monitor/test_hostile_browser.py tests/storage/test_checkpoints.py tests/storage/test_life_cycles.py || failed=1; \
	$(BIN)/python benchmarks/goods.py || failed=1; \
	$(BIN)/python benchmarks/takedown_simulation.py || failed=1; \
	$(BIN)/python benchmarks/ct_watch.py || failed=1; \
	$(BIN)/python benchmarks/ct_watch.py --static --no-looks || failed=1; \
	exit $${failed:-0}

screenshots: setup ## every page of the demo, both languages, light and dark, in screenshots/
	@$(BIN)/python docs/take_screenshots.py screenshots

words: ## after a change of interface text: the English catalogue, and what it lacks
	@$(BIN)/python docs/collect_words.py

lock: setup ## after a change of dependencies: the hashed lock file, without registry hosts
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-emit-index-url --no-header pyproject.toml -o requirements.lock

parts: ## the list of parts (SBOM, CycloneDX) of what is locked, in parts.cdx.json
	@$(PYTHON) docs/list_parts.py > parts.cdx.json
