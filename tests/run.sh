#!/bin/sh
# Runs every test: on each database, in a foreign host site, and on the newest Django if possible.
set -eu
python=${PYTHON_BIN:-python}
databases=$($python tests/databases.py)
# What touches no database is tested once, on the first run.
only=""
for database in $databases; do
    echo "== unit and page tests on ${database%%:*}"
    [ "$database" = sqlite ] && unset DATABASE_URL || export DATABASE_URL="$database"
    $python -m pytest -q -n 2 -m "not journey and not host" $only
    only=--only-database
done
# A browser on a busy machine may be late once; what fails twice is broken.
# How a page looks and is operated does not depend on the database: the second takes what writes.
journeys="tests/journeys"
for database in $databases; do
    echo "== journeys in a browser on ${database%%:*}"
    [ "$database" = sqlite ] && unset DATABASE_URL || export DATABASE_URL="$database"
    $python -m pytest -q -n 2 -m journey --reruns 1 $journeys
    journeys="tests/journeys/test_first_certificate.py tests/journeys/test_second_window.py
        tests/journeys/test_editing.py tests/journeys/test_question_bank.py"
done
unset DATABASE_URL
echo "== the built wheel in a foreign site"
$python -m pytest -q -m host
newer=""
for candidate in "${PYTHON313:-python3.13}" "$HOME"/.pyenv/versions/3.13*/bin/python3.13; do
    # A version manager may offer a name it cannot run here: only what answers counts.
    "$candidate" -c "import venv" 2>/dev/null && newer=$candidate && break
done
if [ -n "$newer" ]; then
    echo "== unit and page tests on the newest Django ($newer)"
    [ -x .venv-newest/bin/python ] || "$newer" -m venv .venv-newest
    PIP_CONSTRAINT= .venv-newest/bin/python -m pip install --quiet --disable-pip-version-check \
        --upgrade --upgrade-strategy eager --editable '.[site,postgres,test]'
    .venv-newest/bin/python -c 'import django, sys; print("Django", django.__version__, "on Python", sys.version.split()[0])'
    # What the next Django deprecates is no error before we may use its replacement.
    .venv-newest/bin/python -m pytest -q -n 2 -m "not journey and not host" --only-database \
        -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning
else
    echo "No Python 3.13 here: the newest Django was not tested."
fi
