# `make run` and `make test` do everything that is needed; a machine must only have Python 3.12 or 3.13 (found under any usual
# name), its venv and pip, make and a shell. Another interpreter: make run PYTHON=/path/to/python3.12

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench dev-scores calibrate train clean

PYTHON ?=
UV_VERSION := 0.13.9
BIN := .venv/bin
READY := .venv/.ready
DEVSETS := ../shared/devsets

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## the whole pipeline once on the shipped sample articles
	$(BIN)/newsledger run

# A file's tests share what they prepare, so a file stays in one process; in their order, for the slow files come early. Bytecode is
# written also where the environment forbids it: making the modules of the tests anew takes each process ten seconds.
test: setup ## all tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

lint: setup ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup ## speed of each stage beside a peer, measured on this machine
	$(BIN)/python -m tests.benchmarks

dev-scores: setup ## scores on the development sets, where they lie beside the repository
	@test -f $(DEVSETS)/score_all.py || { echo "dev-scores: there are no development sets in $(DEVSETS)" >&2; exit 2; }
	cd $(DEVSETS) && $(CURDIR)/$(BIN)/python -B score_all.py --command '$(CURDIR)/$(BIN)/newsledger extract --jobs 2'

calibrate: setup ## count anew how often each rule is right on the annotated articles (seeds/rule_reliability.csv)
	$(BIN)/python -m tests.golden_figures.calibrate

train: setup ## learn the model of events anew from the annotated texts (seeds/event_model.npz), some minutes; then calibrate
	$(BIN)/python -m tests.golden_passages.train

clean: ## remove the virtual environment, caches and the data in var/
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(READY) ## install everything into .venv (done once, and again when uv.lock changes)

# The last steps make once what a first run would have to wait for: our own modules compiled (each process would do it again where
# Python may write no bytecode), and the database that Prefect's server needs.
$(READY): pyproject.toml uv.lock
	@set -e; python="$$(sh .ci/find-python $(PYTHON))"; \
	echo "setup: using $$python ($$("$$python" -V)); the first time takes some minutes"; \
	test -x $(BIN)/python && $(BIN)/python -c 'import sys; sys.exit(not (3, 12) <= sys.version_info < (3, 14))' 2>/dev/null \
	  || { rm -rf .venv; "$$python" -m venv .venv; }; \
	$(BIN)/uv --version 2>/dev/null | grep -q 'uv $(UV_VERSION)' || $(BIN)/python -m pip install --quiet uv==$(UV_VERSION); \
	UV_SYSTEM_CERTS=1 UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --compile-bytecode --python $(BIN)/python; \
	$(BIN)/python -m compileall -q flows transforms expectations warehouse; \
	$(BIN)/python -m flows.prefect_home; \
	touch $(READY)
