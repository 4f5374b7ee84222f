#!/bin/sh
# Installs Longhouse as a service of this machine, or removes it. `sh install.sh --help` says how.
# Running it again upgrades: settings and data stay as they are.
set -eu

usage() {
    cat <<'END'
usage: sh install.sh [--binary FILE] [--prefix DIR] [--root DIR]
       sh install.sh --uninstall | --purge [--yes] [--root DIR]

Installs the binary (FILE, or the one beside this script, or the one that was built
here), a user `longhouse`, a systemd unit, and /etc/longhouse/longhouse.toml if there
is none yet. Then starts the service and prints the link to open.

  --binary FILE   the binary to install
  --prefix DIR    where programs go [/usr/local]
  --root DIR      install into a tree that is not this system's; no user is made
                  and nothing is started
  --uninstall     remove program and unit; settings and data stay, and where is said
  --purge         remove settings and data too, after asking
  --yes           do not ask
END
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
action=install binary='' prefix=/usr/local root='' yes=''

say() { printf '%s\n' "$*"; }
fail() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --binary | --prefix | --root)
            [ $# -ge 2 ] || fail "$1 needs a value; see --help."
            case $1 in
                --binary) binary=$2 ;;
                --prefix) prefix=$2 ;;
                --root) root=${2%/} ;;
            esac
            shift
            ;;
        --uninstall) action=uninstall ;;
        --purge) action=purge ;;
        --yes) yes=yes ;;
        --help | -h)
            usage
            exit 0
            ;;
        *) fail "unknown option $1; see --help." ;;
    esac
    shift
done
case $prefix in /*) ;; *) fail "--prefix must be an absolute path, not $prefix." ;; esac

program=$prefix/bin/longhouse
unit=/etc/systemd/system/longhouse.service
settings=/etc/longhouse
data=/var/lib/longhouse

# Does a systemd run here that we may talk to? Not in containers, nor for another root.
has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

need_root() {
    [ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "only root can do this; try: sudo sh $0"
}

# The binary to install: named, beside this script (in a release), or built here.
find_binary() {
    [ -z "$binary" ] || return 0
    for binary in "$here/longhouse" \
        "$here/target/x86_64-unknown-linux-gnu/dist/longhouse" \
        "$here/target/x86_64-unknown-linux-gnu/release/longhouse"; do
        [ ! -f "$binary" ] || return 0
    done
    fail "there is no binary yet; run \`make build\` first, or name one with --binary FILE."
}

# place MODE SOURCE TARGET: the target is complete at every moment, also while it runs.
place() {
    mkdir -p "$root$(dirname "$3")"
    cp "$2" "$root$3.new"
    chmod "$1" "$root$3.new"
    mv -f "$root$3.new" "$root$3"
}

make_user() {
    if [ -n "$root" ] || id longhouse >/dev/null 2>&1; then
        return 0
    fi
    useradd --system --user-group --home-dir "$data" --no-create-home --shell /usr/sbin/nologin longhouse
    say "Made the user longhouse."
}

install_settings() {
    if [ -e "$root$settings/longhouse.toml" ]; then
        say "Kept the settings in $root$settings/longhouse.toml."
        return 0
    fi
    place 640 "$here/config.example.toml" "$settings/longhouse.toml"
    [ -n "$root" ] || chgrp longhouse "$settings/longhouse.toml"
    say "Wrote $root$settings/longhouse.toml: every setting with its default, to change as you like."
}

install_unit() {
    changed=$(mktemp)
    # The prefix goes into a sed replacement, so what means something there is quoted.
    quoted=$(printf '%s' "$program" | sed 's/[\\&|]/\\&/g')
    sed "s|^ExecStart=[^ ]*|ExecStart=$quoted|" "$here/systemd/longhouse.service" >"$changed"
    place 644 "$changed" "$unit"
    rm -f "$changed"
}

start() {
    if ! has_systemd; then
        if [ -z "$root" ]; then
            say "systemd does not run here, so nothing was started. By hand, as the user longhouse:"
            say "  $program serve --config $settings/longhouse.toml --data $data"
        fi
        return 0
    fi
    systemctl daemon-reload
    systemctl --quiet enable longhouse
    systemctl restart longhouse || fail "the service did not start; see: journalctl -u longhouse -n 50"
    # The first line that it prints is the link to open.
    invocation=$(systemctl show --property InvocationID --value longhouse)
    link=$(journalctl --output cat --identifier longhouse "_SYSTEMD_INVOCATION_ID=$invocation" 2>/dev/null |
        grep -m 1 -o 'https\{0,1\}://[^ ]*' || true)
    say "Longhouse runs, and starts with this machine. Open ${link:-the link that \`journalctl -u longhouse\` shows}"
}

install() {
    need_root
    find_binary
    [ -f "$binary" ] || fail "there is no file $binary."
    version=$("$binary" version) || fail "$binary does not run on this machine."
    for file in config.example.toml systemd/longhouse.service; do
        [ -f "$here/$file" ] || fail "$here/$file is missing; it belongs beside this script."
    done
    make_user
    place 755 "$binary" "$program"
    install_settings
    install_unit
    say "Installed $version as $root$program."
    start
}

remove_program() {
    need_root
    # The unit knows where the program was put.
    if [ -e "$root$unit" ]; then
        program=$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$root$unit")
    fi
    if has_systemd && [ -e "$unit" ]; then
        systemctl --quiet disable --now longhouse || true
    fi
    rm -f "$root$unit" "$root$program"
    if has_systemd; then
        systemctl daemon-reload
    fi
    say "Removed $root$program and its unit."
}

uninstall() {
    remove_program
    say "Kept: the data in $root$data and the settings in $root$settings. To remove them too: sh $0 --purge"
}

purge() {
    need_root
    if [ -z "$yes" ]; then
        printf 'This deletes every room, file and account in %s for good. Type "delete" to go on: ' "$root$data"
        read -r answer || answer=''
        [ "$answer" = delete ] || fail "nothing was removed."
    fi
    remove_program
    rm -rf "$root$data" "$root$settings"
    if [ -z "$root" ] && id longhouse >/dev/null 2>&1; then
        userdel longhouse
    fi
    say "Removed $root$data and $root$settings."
}

"$action"
