# Two commands matter: `make demo` and `make test`. Everything they need, they install.
SHELL := /bin/bash
PY := .venv/bin/python
ROOMS := $(wildcard hulian/*/locale/zh_Hans/LC_MESSAGES/django.po)
# Some environments forbid it; then every process reads all of the source again, half a second each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo serve test check measure bench screenshots stories lock messages clean

demo: build/ready  ## Set up, load the demo world, serve http://127.0.0.1:8000
	.venv/bin/hulian demo --port $${PORT:-8000}

serve: build/ready  ## Serve what lies under HULIAN_DATA
	.venv/bin/hulian serve

test: check  ## Checks, then every test on SQLite, then on PostgreSQL
	$(PY) -m tools.both pytest -q -n 2 --dist loadscope --no-loadscope-reorder

check: build/ready-to-test  ## Style, layers, migrations, catalogues, templates, documents
	$(PY) -m tools.check

measure: build/ready-to-test  ## The shape of the code, as a table
	$(PY) -m tools.measure

bench: build/ready-to-test  ## What things cost on this machine, into docs/benchmarks.md (a quarter of an hour; --large worlds on request)
	$(PY) -m benchmarks.book

screenshots: build/ready-to-test  ## Pictures of every page at both sizes, into docs/screenshots
	$(PY) -m tools.screenshots

stories: build/ready-to-test  ## Only the browser stories, on SQLite
	$(PY) -m pytest -q tests/stories

messages: build/ready-to-test  ## Bring the catalogues up to date with the sources
	$(PY) -m tools.messages

lock: build/ready-to-test  ## Pin requirements with hashes, without naming a registry
	cd requirements && for name in base dev; do ../.venv/bin/uv pip compile -q --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links $$name.in -o $$name.txt; done

clean:
	rm -rf .venv node_modules build

.venv/base: requirements/base.txt pyproject.toml
	bash tools/venv.sh base
	touch $@

.venv/dev: requirements/dev.txt .venv/base
	bash tools/venv.sh dev
	touch $@

build/static/core/icons.svg: hulian/core/icons.txt tools/icons.py package-lock.json .venv/base
	npm ci --no-audit --no-fund --loglevel=error
	$(PY) tools/icons.py

build/messages: $(ROOMS) tools/compile.py .venv/base
	$(PY) tools/compile.py $(ROOMS)
	mkdir -p build && touch $@

build/ready: .venv/base build/static/core/icons.svg build/messages
	touch $@

build/ready-to-test: build/ready .venv/dev
	bash tools/packages.sh
	touch $@
