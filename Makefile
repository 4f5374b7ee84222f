# The face of Longhouse for people. `make help` says what there is; what the targets do lives
# in cargo, npm, assets/runtimes and .ci/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# In the environment these replace the flags of .cargo/config.toml, and the binary would
# silently be linked dynamically, or be built where nobody looks for it.
FLAGS_FROM_OUTSIDE := $(strip $(RUSTFLAGS) $(CARGO_ENCODED_RUSTFLAGS) $(CARGO_BUILD_TARGET))
ifneq ($(FLAGS_FROM_OUTSIDE),)
$(warning RUSTFLAGS, CARGO_ENCODED_RUSTFLAGS and CARGO_BUILD_TARGET are left out: they would undo the static linking)
endif
unexport RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET

# A shell that was open while Rust was installed does not know where it is.
export PATH := $(PATH):$(HOME)/.cargo/bin

TARGET_DIR := $(or $(CARGO_TARGET_DIR),target)
BUILT := $(TARGET_DIR)/x86_64-unknown-linux-gnu
LONGHOUSE := $(BUILT)/release/longhouse

# What is passed on: `make run ARGS="--lan"`.
ARGS ?=

##@ Use

.PHONY: run
run: build ## Build what has changed and start the house; ARGS="…" go to `longhouse serve`
	@exec $(LONGHOUSE) serve $(ARGS)

.PHONY: install
install: ## Install the built binary as a service (as root); ARGS="…" go to install.sh
	@sh install.sh $(ARGS)

##@ Build

.PHONY: build
build: need web runtimes ## Build the binary with everything in it
	@cargo build --release --locked

# The parts that the binary embeds. Both do nothing when nothing has changed.
WEB := assets/dist/index.html
PACKAGES := assets/node_modules/.installed
# Folders too: deleting a file changes only its folder.
WEB_SOURCES := $(shell find assets/src assets/public assets/scripts 2>/dev/null) \
	$(wildcard assets/*.html assets/*.json assets/*.ts)

.PHONY: web
web: $(WEB) ## Build the front end into assets/dist

$(WEB): $(WEB_SOURCES) $(PACKAGES) | need
	@npm --prefix assets run build
	@touch $@

$(PACKAGES): assets/package.json assets/package-lock.json | need
	@npm --prefix assets ci --no-audit --no-fund
	@touch $@

.PHONY: runtimes
runtimes: need ## Build the language runtimes into assets/runtimes/dist
	@python3 assets/runtimes/build.py

.PHONY: release
release: need web runtimes ## Build the optimised binary and its archive into dist/
	@cargo build --profile dist --locked
	@.ci/pack $(BUILT)/dist/longhouse

.PHONY: clean
clean: ## Remove everything that was built; data stays
	@cargo clean --quiet
	@rm -rf dist assets/dist assets/node_modules assets/runtimes/dist
	@rm -rf tests/node_modules tests/clients/.venv tests/accounts/.venv tests/e2e/out

##@ Develop

.PHONY: dev
dev: need $(PACKAGES) runtimes ## Vite in front of a server that is rebuilt when src/ changes
	@.ci/dev $(LONGHOUSE) $(ARGS)

.PHONY: test
test: need-test test-rust test-web test-clients test-accounts test-e2e ## Run all tests
	@echo "All tests passed."

.PHONY: test-rust
test-rust: build ## Unit and integration tests of the server
	@cargo test --release --locked --no-fail-fast $(ARGS)

.PHONY: test-web
test-web: web ## Unit tests of the front end, and how much script its pages load
	@npm --prefix assets run test
	@npm --prefix assets run budget

.PHONY: test-clients
test-clients: build ## Clients made by others, and the audit: kill -9 and count
	@LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) tests/clients/run

.PHONY: test-accounts
test-accounts: build ## Accounts with a real mail server, provider of identities and authenticators
	@LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) tests/accounts/run

.PHONY: test-e2e
test-e2e: build ## People in real browsers
	@LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) tests/e2e/run

.PHONY: conformance
conformance: build ## CPython's own tests in the sandbox, some minutes; not part of `make test` (ARGS="-v json")
	@LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) tests/conformance/python $(ARGS)

.PHONY: check
check: need web runtimes ## Formatting, lints, types, budgets, licences: what must hold before a commit
	@.ci/check

.PHONY: third-party
third-party: need $(PACKAGES) ## Write THIRD_PARTY.md: whose work is in the binary, under which licence
	@.ci/third-party

# How often the server is killed in the long form of the audit; 0 leaves it out.
ROUNDS ?= 1000

.PHONY: bench
bench: build ## Measure the house beside its peers (ARGS="--quick"), then kill it ROUNDS times
	@LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) benches/run $(ARGS)
	@[ $(ROUNDS) -eq 0 ] || LONGHOUSE_BIN=$(abspath $(LONGHOUSE)) tests/audit/run --rounds $(ROUNDS)

##@ Other

.PHONY: need need-test
need: # Says what is missing on this machine
	@.ci/need
need-test: need
	@.ci/need test

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# One build at a time, whatever -j says: cargo and npm use all cores by themselves.
.NOTPARALLEL:
