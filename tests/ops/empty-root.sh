#!/usr/bin/env bash
# empty-root.sh BINARY: starts the server where there is nothing: a root directory with the
# program and an empty /data, in a network namespace with nothing but loopback. Prints the
# answer of /api/health and what a program in the sandbox says, and stops the server.
set -euo pipefail

if [ "${ALONE:-}" != yes ]; then
    export ALONE=yes PATH=$PATH:/usr/sbin:/sbin
    if [ "$(id -u)" -eq 0 ]; then
        exec unshare --net "$0" "$@"
    fi
    exec unshare --user --map-root-user --net "$0" "$@"
fi

root=$(mktemp -d)
server=''
leave() {
    [ -z "$server" ] || kill -KILL "$server" 2>/dev/null || true
    rm -rf "$root"
}
trap leave EXIT

ip link set lo up
[ "$(ip -brief link | wc -l)" -eq 1 ] || { echo "there is more than loopback" >&2; exit 1; }
cp "$1" "$root/app"
mkdir "$root/data"

# The first line of the output is the link; reading it waits until the server is there.
exec {output}< <(exec env -i "$(command -v chroot)" "$root" /app serve --data /data --listen 127.0.0.1:0)
server=$!
read -r -t 60 link <&"$output" || { echo "the server printed no link" >&2; exit 1; }
echo "link: $link"
address=${link#http://}
address=${address%%/*}
exec {socket}<>"/dev/tcp/${address%:*}/${address#*:}"
printf 'GET /api/health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$address" >&"$socket"
echo "health: $(tail -n 1 <&"$socket")"

kill -TERM "$server"
wait "$server" && echo "exit: 0" || echo "exit: $?"
server=''

# Randomness and time are there too, although there is no /dev and no /etc.
echo 'console.log("in the sandbox:", Math.random() < 1, Date.now() > 0)' >"$root/data/hello.js"
env -i "$(command -v chroot)" "$root" /app exec /data/hello.js
