# Every habit has a name. `make demo` and `make test` need nothing but Python 3.11 or 3.12 and a package registry.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

SEEDS   ?= 1 2 3
THREADS ?= 1 2

# A worker per core, as far as the memory goes (WORKERS=0: all in one process); each takes whole files, the longest first.
WORKERS ?= auto
PYTEST  := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: demo test test-fast test-anywhere check format storefront train evaluate bench clean

demo: $(VENV)/.app          ## open the app with its trained default
	$(BIN)/python app.py

test: $(VENV)/.tests        ## run all tests; ends with those that took longest
	$(PYTEST) --durations=25 --durations-min=1

test-fast: $(VENV)/.tests   ## without browser, drawings, trainings and shipped models, for the moment between two edits
	$(PYTEST) -m "not (browser or drawing or training or slow)"

test-anywhere: $(VENV)/.tests  ## what hangs on models, as other machines would run it: seeds, threads, orders
	for seed in $(SEEDS); do for threads in $(THREADS); do \
		$(BIN)/python -m pytest -v --tiny-seed $$seed --threads $$threads -p randomly -p no:cacheprovider \
			tests --ignore tests/browser --ignore tests/storefront --ignore tests/test_shipped.py || exit 1; \
	done; done

check: $(VENV)/.tests       ## lint, formatting, types and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

storefront: $(VENV)/.tests  ## draw the products and simulate the shoppers
	$(BIN)/python -m mmsid storefront --out assets/storefront

train: $(VENV)/.tests       ## build everything from the storefront
	$(BIN)/python -m mmsid storefront --pairs build/pairs.parquet --pair-seeds 12 --per-type 12
	$(BIN)/python -m mmsid build assets/storefront --out checkpoints/storefront --pairs build/pairs.parquet $(BUILD)

evaluate: $(VENV)/.app
	$(BIN)/python -m mmsid evaluate checkpoints/storefront

bench: $(VENV)/.app
	$(BIN)/python -m mmsid bench checkpoints/storefront

clean:
	rm -rf $(VENV) build

$(VENV)/.app: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/.tests: $(VENV)/.app tests/requirements.txt
	$(BIN)/python -m pip install --quiet --requirement tests/requirements.txt
	touch $@
