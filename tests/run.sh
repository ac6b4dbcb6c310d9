#!/bin/sh
# Runs every test: on each database, in a browser, in a foreign host site, and on the newest Django.
set -eu
python=${PYTHON_BIN:-python}
postgres=$($python tests/databases.py)

newest=""
for candidate in "${PYTHON313:-python3.13}" "$HOME"/.pyenv/versions/3.13*/bin/python3.13; do
    # A version manager may offer a name it cannot run here: only what answers counts.
    "$candidate" -c "import venv" 2>/dev/null || continue
    newest=.venv-newest/bin/python
    [ -x $newest ] || "$candidate" -m venv .venv-newest
    PIP_CONSTRAINT= $newest -m pip install --quiet --disable-pip-version-check \
        --upgrade --upgrade-strategy eager --editable '.[site,postgres,test]'
    break
done
[ -n "$newest" ] || echo "No Python 3.13 here: the newest Django is not tested."

# run <python> <what it is called> <pytest's options>; on PostgreSQL if DATABASE_URL names one
run() {
    with=$1 what=$2
    shift 2
    [ -n "${DATABASE_URL:-}" ] && database=PostgreSQL || database=SQLite
    versions=$("$with" -c 'import django, sys; print(f"Django {django.__version__}, Python {sys.version.split()[0]}")')
    echo "== $what on $database, $versions"
    "$with" -m pytest -q "$@"
}

pages="not journey and not host"

unset DATABASE_URL
run "$python" "unit and page tests" -n 2 -m "$pages"
# A browser on a busy machine may be late once; what fails twice is broken.
run "$python" "journeys in a browser" -n 2 -m journey --reruns 1
run "$python" "the built wheel in a foreign site" -m host

# Each database and each Django is tested, not each pair of them; without a server SQLite is both.
# What touches no database was tested above, and so were the looks of pages: here goes what writes.
[ -z "$postgres" ] || export DATABASE_URL="$postgres"
if [ -n "$newest" ]; then
    # What the next Django deprecates is no error before we may use its replacement.
    run "$newest" "unit and page tests" -n 2 -m "$pages" --only-database \
        -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning
elif [ -n "$postgres" ]; then
    run "$python" "unit and page tests" -n 2 -m "$pages" --only-database
fi
[ -z "$postgres" ] || run "$python" "journeys in a browser" -n 2 -m journey --reruns 1 \
    tests/journeys/test_first_certificate.py tests/journeys/test_second_window.py \
    tests/journeys/test_editing.py tests/journeys/test_question_bank.py
