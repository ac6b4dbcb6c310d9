#!/bin/sh
# Installs what the tests need and is missing: Debian packages, and verifiers by other people.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
command -v chromium-browser >/dev/null 2>&1 || need chromium chromium
need pdftotext poppler-utils
need qpdf qpdf
need certutil libnss3-tools
need xgettext gettext
need node nodejs
need npm npm
outside() {
    python=${PYTHON_BIN:-.venv/bin/python}
    mkdir -p var/outside
    if ! cmp -s tests/certificates/outside/package.json var/outside/package.json; then
        cp tests/certificates/outside/package.json var/outside/package.json.new
        mv var/outside/package.json.new var/outside/package.json
        (cd var/outside && npm install --silent --no-audit --no-fund --no-package-lock \
            --ignore-scripts) || { rm -f var/outside/package.json; exit 1; }
    fi
    $python tests/certificates/outside/fetch_schema.py var/outside
}
[ -z "$missing" ] && { outside; exit 0; }
echo "The tests need these Debian packages, installing them:$missing"
command -v apt-get >/dev/null 2>&1 || { echo "No apt-get here: please install them yourself."; exit 1; }
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
outside
