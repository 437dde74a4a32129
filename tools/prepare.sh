#!/bin/sh
# Prepares .venv for what `make` is asked to do, and does nothing where it is ready.
#
#   tools/prepare.sh site    what building the site needs
#   tools/prepare.sh test    what tests and tools need as well, Chromium among it
#   tools/prepare.sh pdf     the same, for printing
#   tools/prepare.sh audit   programs that `make audit` needs: Java and Node, and Firefox if it can
#
# PYTHON     the Python (3.11 or later) to make .venv with; otherwise one is looked for
# CHROMIUM   the Chromium that prints, and that the browser tests drive; otherwise one is looked for
#
# Python packages are installed only where their hashes are the recorded ones. Debian
# packages are installed only by root, and nothing else is installed outside .venv.

set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "error: $1"
    shift
    for line in "$@"; do say "       $line"; done
    exit 1
}

can_install_packages() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

install_package() {
    say "installing the Debian package $1 ..."
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$1" >&2
}

how_to_get() { # DEBIAN_PACKAGE BREW_PACKAGE
    if command -v apt-get >/dev/null; then
        printf 'On Debian and Ubuntu: sudo apt-get install %s' "$1"
    elif [ "$(uname)" = Darwin ]; then
        printf 'With Homebrew: brew install %s' "$2"
    else
        printf 'Your system may call the package %s.' "$1"
    fi
}

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_recent "$PYTHON" || fail "PYTHON=$PYTHON is not a Python of version 3.11 or later."
        printf '%s' "$PYTHON"
        return
    fi
    for name in python3 python3.13 python3.12 python3.11; do
        if is_recent "$name"; then
            printf '%s' "$name"
            return
        fi
    done
    fail "There is no Python of version 3.11 or later on the PATH." \
        "$(how_to_get python3 python@3.13)" \
        "Or name one: make PYTHON=/path/to/python3.12 ..."
}

version_of() {
    "$1" -c 'import platform; print(platform.python_version())' 2>/dev/null
}

# Debian ships Python without the part that fills a virtual environment.
require_venv() { # PYTHON
    if "$1" -c 'import ensurepip, venv' 2>/dev/null; then return; fi
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if can_install_packages && install_package "$package"; then
        if "$1" -c 'import ensurepip, venv' 2>/dev/null; then return; fi
    fi
    fail "$1 cannot make virtual environments: its modules venv and ensurepip are missing." \
        "$(how_to_get "$package" python@3.13)" \
        "Or name another Python: make PYTHON=/path/to/python3.12 ..."
}

# Fails also where the Python that .venv was made with has gone or was replaced.
is_usable() {
    .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

make_venv() {
    if is_usable && [ -z "${PYTHON:-}" ]; then return; fi
    python=$(find_python)
    if is_usable && [ "$(version_of .venv/bin/python)" = "$(version_of "$python")" ]; then return; fi
    require_venv "$python"
    say "making .venv with Python $(version_of "$python") ..."
    "$python" -m venv --clear .venv
}

pip_install() {
    .venv/bin/python -m pip install --disable-pip-version-check --quiet \
        --require-hashes --no-deps "$@" >&2
}

# A byte copy of the requirements marks an installation that ran to its end. Source
# packages are built with the setuptools whose hash is recorded, not with the newest.
install() { # REQUIREMENTS...: the first, which includes any others
    if cmp -s "$1" ".venv/installed-$1"; then return; fi
    say "installing $1 into .venv; the first time takes a minute or two ..."
    rm -f .venv/installed-*
    sed -n '/^setuptools==/,/^ *#/p' "$1" >.venv/build-requirements.txt
    pip_install --requirement .venv/build-requirements.txt
    pip_install --requirement "$1" --no-build-isolation --use-pep517
    .venv/bin/python -m pip check --disable-pip-version-check >&2
    for requirements in "$@"; do
        cp "$requirements" .venv/installing
        mv .venv/installing ".venv/installed-$requirements"
    done
}

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM" >/dev/null || fail "CHROMIUM=$CHROMIUM cannot be run."
        return 0
    fi
    command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null
}

# Chromium without windows shows pages in a third of the time. Where it cannot be had, it is asked
# for once and not again.
want_headless_shell() {
    if [ -n "${CHROMIUM:-}" ] || [ -e .venv/without-headless-shell ]; then return; fi
    if command -v chromium-headless-shell >/dev/null || ! can_install_packages; then return; fi
    install_package chromium-headless-shell || : >.venv/without-headless-shell
}

require_chromium() { # WHO TARGET
    want_headless_shell
    if find_chromium; then return; fi
    if can_install_packages && install_package chromium && find_chromium; then return; fi
    fail "$1 Chromium, and there is no 'chromium' on the PATH." \
        "$(how_to_get chromium '--cask chromium')" \
        "Or name one: make $2 CHROMIUM=/path/to/chrome"
}

# The printer also takes a browser of another name, or the one that Playwright fetched.
has_printer() {
    .venv/bin/python -c 'import sys; sys.path[:0] = ["hooks", "."]
from tools.book.chromium import find_chromium
sys.exit(find_chromium() is None)' 2>/dev/null
}

require_program() { # PROGRAM DEBIAN_PACKAGE BREW_PACKAGE
    if command -v "$1" >/dev/null; then return; fi
    if can_install_packages && install_package "$2" && command -v "$1" >/dev/null; then return; fi
    fail "The audit needs '$1', and it is not on the PATH." "$(how_to_get "$2" "$3")"
}

# What is not looked at without it, the report says.
want_firefox() {
    if command -v firefox-esr >/dev/null || command -v firefox >/dev/null; then return; fi
    if can_install_packages && install_package firefox-esr; then return; fi
    say "There is no Firefox on the PATH, so the audit leaves it out."
}

case "${1:-}" in
site)
    make_venv
    install requirements.txt
    ;;
test)
    make_venv
    require_chromium "The browser tests need" test
    install requirements-dev.txt requirements.txt
    ;;
pdf)
    make_venv
    want_headless_shell
    has_printer || require_chromium "Printing needs" pdf
    install requirements-dev.txt requirements.txt
    ;;
audit)
    require_program java default-jre-headless openjdk
    require_program node nodejs node
    require_program npm npm node
    want_firefox
    ;;
*) fail "usage: tools/prepare.sh site|test|pdf|audit" ;;
esac
