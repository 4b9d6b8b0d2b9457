# Every habit has a name. `make demo` and `make test` need nothing but Python 3.11 or 3.12 and a package registry.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test check docs format storefront train evaluate bench clean

demo: $(VENV)/.app          ## open the app with its trained default
	$(BIN)/python app.py

test: $(VENV)/.tests        ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.tests       ## lint, formatting, types and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py

docs: $(VENV)/.tests        ## write docs/cli.md from the program's own help
	$(BIN)/python -m tests.cli.help_page > docs/cli.md

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

storefront: $(VENV)/.tests  ## draw the products and simulate the shoppers
	$(BIN)/python -m storefront --out assets/storefront

train: $(VENV)/.tests       ## build everything from the storefront
	$(BIN)/python -m storefront --pairs build/pairs.parquet --pair-seeds 12 --per-type 12
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
