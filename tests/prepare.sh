# Sourced by the runners: what all tests with clients and browsers need.
# Pinned by package-lock.json; installed anew only when that has changed.
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! cmp -s "$tests/package-lock.json" "$tests/node_modules/.installed"; then
    npm --prefix "$tests" ci --no-audit --no-fund --loglevel=error
    cp "$tests/package-lock.json" "$tests/node_modules/.installed"
fi

# suite NAME FILE…: runs test files one after the other, and ends with `NAME: N passed, N failed`.
suite() {
    local name=$1
    shift
    SUITE=$name node --test --test-concurrency=1 --test-reporter="$tests/lib/reporter.mjs" "$@"
}
