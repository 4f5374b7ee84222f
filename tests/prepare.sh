# Sourced by the runners: what all tests with clients and browsers need.
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LONGHOUSE_BIN=${LONGHOUSE_BIN:-$tests/../target/x86_64-unknown-linux-gnu/release/longhouse}
out=$tests/e2e/out

# Pinned by package-lock.json; installed anew only when that has changed.
if ! cmp -s "$tests/package-lock.json" "$tests/node_modules/.installed"; then
    npm --prefix "$tests" ci --no-audit --no-fund --loglevel=error
    cp "$tests/package-lock.json" "$tests/node_modules/.installed"
fi

# Most houses begin with compiled languages, or each would compile them again beside its tests.
if [ ! "$out/warm/runtimes" -nt "$LONGHOUSE_BIN" ]; then
    rm -rf "$out/warm"
    mkdir -p "$out/warm"
    # The tests of the server may have compiled the same; what is missing is compiled now.
    compiled=$(dirname "$LONGHOUSE_BIN")/../tmp/runtimes
    [ ! -d "$compiled" ] || cp -al "$compiled" "$out/warm/" 2>/dev/null || rm -rf "$out/warm/runtimes"
    # What begins with LONGHOUSE_ are settings to the program.
    env -u LONGHOUSE_BIN -u LONGHOUSE_PYTHON2 "$LONGHOUSE_BIN" prepare --data "$out/warm" >/dev/null 2>"$out/warm/log"
    touch "$out/warm/runtimes"
fi

# suite NAME FILE…: runs test files one after the other, and ends with `NAME: N passed, N failed`.
suite() {
    local name=$1
    shift
    SUITE=$name node --test --test-concurrency=1 --test-reporter="$tests/lib/reporter.mjs" "$@"
}
