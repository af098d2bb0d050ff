#!/bin/sh
# Set up what the handbook needs, in this folder alone: .venv (Python) and node_modules (npm).
#
#   sh site_config/setup.sh            what a build needs
#   sh site_config/setup.sh chromium   and the browser that the tests drive
#
# A part that is there already, from the same lock file and in the same place, is left as it is.
# PYTHON and CHROMIUM name other programs than the first that are found.
set -eu

cd "$(dirname "$0")/.."
here=$(pwd -P)

say() { echo "setup: $*" >&2; }
stop() { say "$*"; exit 1; }
fingerprint() { cat "$@" | cksum; }

# One set-up at a time: two shells, or two targets of one make, would write the same .venv.
if [ -z "${HANDBOOK_SETUP_LOCKED:-}" ] && command -v flock >/dev/null 2>&1; then
    HANDBOOK_SETUP_LOCKED=1 exec flock "$here/site_config/setup.sh" sh "$here/site_config/setup.sh" "$@"
fi

# --- Python -----------------------------------------------------------------------------------

# Each candidate is run, not only looked up: a version manager leaves names on the PATH that only print an error.
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

# Behind a virtual environment stands the Python that made it; ours may be about to go.
behind_venv() { "$1" -c 'import sys; print(sys._base_executable)'; }

candidates() (
    IFS=:
    for name in python3.14 python3.13 python3.12 python3; do
        for folder in $PATH; do
            if [ -x "$folder/$name" ]; then echo "$folder/$name"; fi
        done
    done
    for python in "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.*/bin/python; do
        if [ -x "$python" ]; then echo "$python"; fi
    done
)

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not a Python 3.12 or newer that runs."
        behind_venv "$PYTHON"
        return
    fi
    candidates | while read -r candidate; do
        if new_enough "$candidate"; then behind_venv "$candidate"; break; fi
    done
}

make_venv() {
    python=$(find_python)
    [ -n "$python" ] || stop "The handbook needs Python 3.12 or newer and found none;" \
        "install it, or name one: make site PYTHON=/path/to/python3.12"
    say "Python $("$python" -c 'import platform; print(platform.python_version())') at $python"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv_module "$python"
    rm -rf .venv
    "$python" -m venv "$here/.venv"
}

install_venv_module() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    install_from_debian "$package" && "$1" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "This Python cannot make virtual environments; install its venv module (on Debian: apt-get install $package)"
}

# In Debian, as root or with a sudo that asks nothing; false elsewhere.
install_from_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else return 1; fi
    say "installing Debian's $1"
    $as_root apt-get update -qq >/dev/null || true # an old list may still hold the package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

# The scripts of an environment hold its path, so a copied or moved tree needs a new one.
venv_is_ours() {
    case $(grep '^command = ' .venv/pyvenv.cfg 2>/dev/null) in
    *" $here/.venv") [ -x .venv/bin/pip ] && new_enough .venv/bin/python ;;
    *) false ;;
    esac
}

pip() { .venv/bin/python -m pip -qq --disable-pip-version-check "$@"; }

set_up_python() {
    venv_is_ours || make_venv
    if changed .venv/.packages requirements.txt; then
        say "installing the Python packages of requirements.txt"
        pip install --require-hashes --no-deps -r requirements.txt
        done_with .venv/.packages requirements.txt
    fi
    if changed .venv/.project pyproject.toml; then
        pip install --no-deps --no-build-isolation --editable .
        done_with .venv/.project pyproject.toml
    fi
}

# A stamp keeps the fingerprint of the files that a step was done from.
changed() { stamp=$1; shift; [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint "$@")" ]; }
done_with() { stamp=$1; shift; fingerprint "$@" >"$stamp"; }

# --- Node -------------------------------------------------------------------------------------

set_up_node() {
    node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null ||
        stop "The handbook needs Node 20 or newer with npm and found $(node --version 2>/dev/null || echo none);" \
            "install it (on Debian 13: apt-get install nodejs npm)"
    changed node_modules/.packages package.json package-lock.json || return 0
    command -v npm >/dev/null 2>&1 || stop "The handbook needs npm beside Node; install it (on Debian: apt-get install npm)"
    say "installing the npm packages of package-lock.json"
    npm ci --ignore-scripts --loglevel=error >/dev/null # none of them needs its own install script
    done_with node_modules/.packages package.json package-lock.json
}

# --- Chromium ---------------------------------------------------------------------------------

set_up_chromium() {
    if .venv/bin/python -m site_config.chromium >/dev/null 2>&1; then return; fi
    [ -n "${CHROMIUM:-}" ] || install_from_debian chromium || true
    .venv/bin/python -m site_config.chromium >/dev/null # says what to install where that failed
}

set_up_python
set_up_node
case ${1:-} in
'') ;;
chromium) set_up_chromium ;;
*) stop "unknown part: $1" ;;
esac
