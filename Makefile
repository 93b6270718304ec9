# `make help` prints itself. Everything it makes lies in .venv, ui/node_modules and .cache.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE_IS_NEW := const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)
NPM := npm --prefix ui --no-audit --no-fund
UI := src/tocsin/web/static/index.html
UI_SOURCES := $(shell find ui/src ui/public locales -type f 2>/dev/null) ui/index.html ui/vite.config.ts ui/package.json
ATPROTO := .cache/atproto/node_modules/@atproto/dev-env
NATIVE := $(VENV)/.native
NATIVE_SOURCES := hatch_build.py $(wildcard src/tocsin/kernel/native/*.[ch])
WORKERS ?= 3

.DEFAULT_GOAL := help
.PHONY: help setup ui run up test test-python test-ui torture check check-python check-ui format wheel bench bench-ingest bench-live bench-response bench-store bench-replay bench-warning bench-nlp bench-training bench-parity figures reference strong native native-asan fuzz-native shots atproto lock clean

help: ## Print what there is to make
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.run $(NATIVE) $(UI) ## Prepare the environment and build the UI, without starting

ui: $(UI) ## Build the browser face

run: $(VENV)/.run $(NATIVE) $(UI) ## Start with the demo crisis on http://127.0.0.1:8000 (TOCSIN_PORT changes the port)
	@$(BIN)/tocsin up --demo --data .cache/demo

up: $(VENV)/.run $(NATIVE) $(UI) ## Start without the demo, on the data in ./tocsin-data
	@$(BIN)/tocsin up

test: test-python test-ui ## Run every test that this machine can run

# Where nothing may be missing, the tests wait for all that they talk to.
test-python: $(VENV)/.dev $(UI) $(if $(TOCSIN_REQUIRE),$(ATPROTO))
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -q

test-ui: ui/node_modules/.installed
	$(NPM) test --silent

torture: $(VENV)/.dev ## Kill, ask and step ten times as often as `make test` does
	TOCSIN_TORTURE=10 $(BIN)/pytest -q --timeout 3600 $(shell grep -rlE 'needs\.(times|some)' tests --include='test_*.py')

check: check-python check-ui ## Lint, types, imports, formats

check-python: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

check-ui: ui/node_modules/.installed
	$(NPM) run --silent check

format: $(VENV)/.dev ui/node_modules/.installed ## Format what can be formatted
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .
	$(NPM) run --silent format

strong: $(VENV)/.strong ## Install the stronger path and put its model into ./tocsin-data
	@$(BIN)/tocsin models assemble

native: $(NATIVE) ## Build the optional C extension here; without a compiler NumPy serves

ASAN := .cache/asan
native-asan: $(VENV)/.dev ## Run the tests of the C extension under AddressSanitizer and UBSan
	rm -rf $(ASAN) && mkdir -p $(ASAN) && cp -r src tests locales pyproject.toml hatch_build.py $(ASAN)
	cd $(ASAN) && NATIVE_FLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all" $(CURDIR)/$(BIN)/python hatch_build.py
	cd $(ASAN) && ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD="$$(cc -print-file-name=libasan.so) $$(cc -print-file-name=libubsan.so)" \
	  $(CURDIR)/$(BIN)/pytest -q -p no:cacheprovider --timeout 1200 tests/unit/kernel tests/unit/enrichment

FUZZ := .cache/fuzz
SECONDS ?= 600
fuzz-native: $(VENV)/.dev $(FUZZ)/.installed ## Let atheris look for texts that hurt the C extension or that NumPy reads otherwise (SECONDS)
	rm -rf $(FUZZ)/tree && mkdir -p $(FUZZ)/tree $(FUZZ)/corpus && cp -r src tests locales pyproject.toml hatch_build.py $(FUZZ)/tree
	cp tests/fuzz/coverage.c $(FUZZ)/tree/src/tocsin/kernel/native
	cd $(FUZZ)/tree && NATIVE_FLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fsanitize-coverage=trace-pc" $(CURDIR)/$(BIN)/python hatch_build.py
	cd $(FUZZ)/tree && PYTHONPATH=src:$(CURDIR)/$(FUZZ)/atheris ASAN_OPTIONS=detect_leaks=0 \
	  LD_PRELOAD="$$(cc -print-file-name=libasan.so) $$(cc -print-file-name=libubsan.so)" \
	  $(CURDIR)/$(BIN)/python -m tests.fuzz.texts ../corpus -max_total_time=$(SECONDS) -max_len=300 -len_control=10 -timeout=120

$(FUZZ)/.installed: | $(VENV)/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --only-binary :all: --target $(FUZZ)/atheris atheris==3.0.0
	@touch $@

wheel: $(VENV)/.dev $(UI) ## Build dist/tocsin-*.whl with the UI inside
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

bench: bench-ingest bench-store bench-live ## Print speed, memory and latency on this machine

bench-ingest: $(VENV)/.dev ## Posts per second, end to end and by stage
	$(BIN)/python -m tests.bench.ingest

bench-store: $(VENV)/.dev ## Reads over 10 M stored posts while 5,000 a second are written
	mkdir -p .cache/bench && folder=$$(mktemp -d .cache/bench/store-XXXXXX) && trap "rm -rf $$folder" EXIT && \
	$(BIN)/python -m tests.bench.store --posts 10000000 --folder $$folder

bench-live: $(VENV)/.dev $(UI) ## From arrival to warning and to screen
	$(BIN)/python -m tests.bench.live

bench-response: $(VENV)/.dev ## From a committed warning to a case whose people are told
	$(BIN)/python -m tests.bench.response

bench-warning: $(VENV)/.dev ## Early warning beside its peers: NAB, promise, injected crises, cost, forecast, episodes
	$(BIN)/python -m tests.bench.early
	$(BIN)/python -m tests.bench.forecast
	$(BIN)/python -m tests.bench.replay

bench-replay: $(VENV)/.dev ## Real episodes through `tocsin replay` (needs the data pack, TOCSIN_DATA)
	$(BIN)/python -m tests.bench.replay

PEERS := .cache/peers
bench-nlp: $(VENV)/.dev $(PEERS)/.installed ## How right and how fast posts are read, beside other tools (needs the data pack)
	$(BIN)/python -m tests.bench.nlp
	$(BIN)/python -m tests.bench.heads
	$(BIN)/python -m tests.bench.variants
	$(BIN)/python -m tests.bench.beside --peers $(PEERS)/bin/python

bench-training: $(VENV)/.dev ## How long all heads take to train, how true they are on small sets (needs the data pack)
	$(BIN)/python -m tests.bench.training
	$(BIN)/python -m tests.bench.calibrated

bench-parity: $(VENV)/.dev ## Compare C with NumPy on every text of the data pack
	$(BIN)/python -m tests.bench.parity

$(PEERS)/.installed: | $(VENV)/bin/python
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install -q --disable-pip-version-check vaderSentiment==3.3.2 snownlp==0.12.3 rensa==0.5.0 datasketch==2.0.0 pyahocorasick==2.3.1
	@touch $@

figures: $(VENV)/.dev ## Quote what the benches measured in the three READMEs
	$(BIN)/python -m tools.quoted

reference: $(VENV)/.dev ## Write docs/reference anew from the code
	TOCSIN_LANGUAGE=en $(BIN)/python -m tools.reference
	$(BIN)/python -m tools.api_reference

shots: $(VENV)/.dev $(UI) ## Take screenshots of every screen into .cache/shots
	$(BIN)/python -m tests.journeys.shots

atproto: $(ATPROTO) ## Install the Bluesky server that the tests talk to

lock: ## Pin requirements anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --extra strong -c requirements/run.txt -o requirements/strong.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	printf 'hatchling\neditables\n' | uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 - -o requirements/build.txt

clean: ## Remove what was made; data folders stay
	rm -rf $(VENV) ui/node_modules src/tocsin/web/static dist .cache/atproto src/tocsin/kernel/native/*.so

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Tocsin needs Python 3.11 or newer. Debian: sudo apt install python3 python3-venv   macOS: brew install python"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python lacks venv. Debian: sudo apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(NATIVE): $(NATIVE_SOURCES) $(VENV)/.run
	@$(BIN)/python hatch_build.py
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run $(NATIVE)
	$(BIN)/pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.strong: requirements/strong.txt $(VENV)/.run $(NATIVE)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/strong.txt
	@touch $@

ui/node_modules/.installed: ui/package-lock.json
	@command -v npm >/dev/null && node -e '$(NODE_IS_NEW)' 2>/dev/null || { \
	  echo "Tocsin's UI is built with Node 20.19 or newer and npm; found: $$(node --version 2>/dev/null || echo none)."; \
	  echo "Debian 13: sudo apt install nodejs npm   macOS: brew install node   Debian 12, Ubuntu 24.04: https://nodejs.org"; exit 1; }
	$(NPM) ci --silent
	@touch $@

$(UI): $(UI_SOURCES) ui/node_modules/.installed
	$(NPM) run --silent build
	@touch $@

$(ATPROTO): tests/integration/connectors/atproto.json
	@mkdir -p .cache/atproto && cp $< .cache/atproto/package.json
	npm --prefix .cache/atproto install --silent --no-audit --no-fund
	@touch $@
