# Two commands to remember: `make serve` and `make test`. Both prepare .venv themselves.
# Variables: PORT=4566 (serve), STAGE=prod (deploy), PYTHON=python3 (to prepare .venv with), ARGS=… (more options).

PYTHON ?= python3
PORT ?= 4566
STAGE ?= prod
ARGS ?=
BIN := .venv/bin

export PORT

.PHONY: serve test check build deploy bench clean prepare-serve prepare-test

serve: prepare-serve
	@exec $(BIN)/helpcentre serve $(ARGS)

test: prepare-test
	@CHROMIUM=$$($(BIN)/python -m infra.chromium) && export CHROMIUM && exec $(BIN)/pytest $(ARGS)

check: prepare-test
	@$(BIN)/python -m infra.check

build: prepare-serve
	@$(BIN)/helpcentre build $(ARGS)

deploy: prepare-serve
	@$(BIN)/helpcentre deploy --stage $(STAGE) $(ARGS)

bench: prepare-test
	@$(BIN)/python -m bench $(ARGS)

# Data of local runs stays: `make serve ARGS=--fresh` forgets it.
clean:
	rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache *.egg-info

prepare-serve:
	@$(PYTHON) infra/bootstrap.py serve

prepare-test:
	@$(PYTHON) infra/bootstrap.py test
