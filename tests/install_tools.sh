#!/bin/sh
# Installs the Debian packages the tests need and that are missing, and says which.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
command -v chromium-browser >/dev/null 2>&1 || need chromium chromium
need pdftotext poppler-utils
need qpdf qpdf
need certutil libnss3-tools
need xgettext gettext
[ -z "$missing" ] && exit 0
echo "The tests need these Debian packages, installing them:$missing"
command -v apt-get >/dev/null 2>&1 || { echo "No apt-get here: please install them yourself."; exit 1; }
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
