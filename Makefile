# `make demo` needs Python >= 3.11 only; `make test` installs what the tests need.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
DEMO := DATA_DIR=var/demo BASE_URL=http://127.0.0.1:$(PORT) TASKS=immediate

.PHONY: demo test bench lint messages lock assets lighthouse

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make demo PYTHON=python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site]'
	@touch $@

STATIC := $(shell find courses/static lms/site/static certificates/static -type f 2>/dev/null)

var/demo/static/staticfiles.json: .venv/installed $(STATIC)
	@$(BIN)/python -m lms.site.bundles
	@$(DEMO) $(BIN)/python manage.py collectstatic --noinput --verbosity 0

demo: .venv/installed var/demo/static/staticfiles.json
	@$(DEMO) $(BIN)/python manage.py demo --port $(PORT)
	@echo "Listening on http://127.0.0.1:$(PORT)/ – stop with Ctrl-C."
	@$(DEMO) $(BIN)/gunicorn lms.site.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --threads 8 --no-control-socket --log-level warning

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site,postgres,test]'
	@touch $@

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

test: .venv/tested lint
	sh tests/install_tools.sh
	PYTHON_BIN=$(BIN)/python sh tests/run.sh

# Ratios measured side by side in one run; not part of the tests.
bench: .venv/tested
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.certificates

# Put the style sheets and scripts together: one file of each, kept beside their parts.
assets: .venv/installed
	$(BIN)/python -m lms.site.bundles

# Points of Lighthouse for catalogue, lesson and quiz; installs itself into var/, not part of the tests.
lighthouse: .venv/tested
	$(BIN)/python -m tests.lighthouse

# Collect the msgids and compile the German catalogue.
messages: .venv/tested
	$(BIN)/python manage.py makemessages -l de --no-obsolete --no-wrap --add-location file --ignore tests --ignore var --ignore lms/site/locale
	$(BIN)/python manage.py compilemessages -l de --ignore '.venv*' --ignore var

# The exact versions CI installs.
lock: .venv/tested
	$(BIN)/python -m pip freeze --exclude-editable > .ci/constraints.txt
