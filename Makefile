# Amends. `make` alone lists the targets. `make run` and `make build` need Go only.

GO       ?= go
ADDR     ?= 127.0.0.1:8080
CHROMIUM ?= /usr/bin/chromium
E2E      := server/e2e
HOSTS    := server/hosts
BUILT    := server/assets/built
PEERS    := bench/peers/js
FUZZTIME ?= 600
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null)
SYSTEMS  := windows/amd64 windows/arm64 darwin/amd64 darwin/arm64 linux/amd64 linux/arm64

# Found by what stands in the files, wherever these move: packages with golden files know the flag that writes them anew,
# and the race detector looks where goroutines start or something is shared by them (all that these use is watched too).
WRITES   := Bool\("update"
SHARES   := (^|[^[:alnum:]_"])go (func|[[:alnum:]_.]+\()|\.Go\(|sync\.|atomic\.|httptest\.NewServer
packages  = $(patsubst $(CURDIR)%,.%,$(shell $(GO) list -f '{{.Dir}}' $(or $(PKG),./...)))
with      = $(filter $(packages),$(shell grep -rlE --include='*.go' --exclude-dir=node_modules '$($(1))' . | sed 's,/[^/]*$$,,' | sort -u))
# What only compares, on one goroutine, and would take a third of the race detector's time.
ALONE    := ^(TestEvaluateEqualsReference|TestShippedConditionsAgreeWithExpr|TestTextsAreFair|TestCare)$$
GOLDEN    = $(call with,WRITES)
PLAIN     = $(filter-out $(GOLDEN),$(packages))
SHARED    = $(call with,SHARES)
# No verdict hangs on a clock: go test's own ten minutes are too few on a busy machine.
GOTEST   = $(GO) test -vet=off -timeout 60m
STAGES  := format vet types lint content size browser unit race browsers
STAGE   ?= $(STAGES)
# How many stages run side by side.
JOBS    ?= 2
# What a stage needs beside Go.
NEEDS_unit    := node
NEEDS_race    := compiler
NEEDS_types   := node
NEEDS_browser := node chromium liberation dejavu noto
NEEDS_browsers := node liberation
# What it takes if it can be had: a browser that is not there is left out, or another one does its work, and a line says so.
LIKES_browser  := shell
LIKES_browsers := firefox webkit wpe

.PHONY: help run build dist assets test stages check fresh fuzz load hosts bench pictures card clean needs yardsticks $(STAGES) $(STAGES:%=staged-%)

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile
	@echo "make test STAGE='$(STAGES)': some of the stages only"
	@echo "make test STAGE='unit race' PKG=./rules/...: some packages only;  STAGE=browser SPEC='looks.spec -g plan': some browser tests"

run: HASTE := -haste
run: build ## serve the assessments on http://127.0.0.1:8080 (ADDR=host:port for another place)
	@bin/amends serve -addr $(ADDR)

build: ## bin/amends, one binary with everything in it
	@$(FIRST) $(GO) run $(V) ./server/page/build
	@$(GO) run $(V) ./server/assets/build $(HASTE) -o bin/amends

assets: # does nothing while what the page's program is made from is as it was
	@$(FIRST) $(GO) run $(V) ./server/page/build
	@$(GO) run $(V) ./server/assets/build

# The first time, the go command fetches modules and compiles what builds the rest: -v names each package as it is done.
ifeq ($(wildcard $(BUILT)/manifest.json),)
V     := -v
FIRST := echo "building what builds Amends, then the page's program and the server: a minute or two, the first time only";
endif

dist: assets ## one file for each system, in dist/: what counselors install
	@rm -rf dist && mkdir dist
	@for system in $(SYSTEMS); do \
		os=$${system%/*}; arch=$${system#*/}; name=amends-$$(echo $$os | sed s/darwin/macos/)-$$arch; \
		[ $$os != windows ] || name=$$name.exe; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags='-s -w -X main.stamped=$(VERSION)' -o dist/$$name ./cmd/amends || exit 1; \
	done
	@cd dist && { command -v sha256sum >/dev/null && sha256sum amends-* || shasum -a 256 amends-*; } > SHA256SUMS
	@ls -l dist

test: ## everything: tools, unit tests, golden files, wasm parity, race, content, browser
	@$(MAKE) --no-print-directory needs build $(if $(filter types browser browsers,$(STAGE)),$(E2E)/node_modules/.package-lock.json) $(if $(filter browser,$(STAGE)),$(HOSTS)/frameworks/node_modules/.package-lock.json)
	@$(MAKE) --no-print-directory $(if $(word 2,$(STAGE)),-j $(JOBS) stages,$(STAGE)) || { echo "make test: failed"; exit 1; }
	@echo "make test: every stage passed ($(STAGE))"

stages: $(STAGE:%=staged-%)

$(STAGES:%=staged-%): staged-%: # one stage; what it says comes in one piece when it ends
	@log=$$(mktemp); start=$$(date +%s); status=0; \
	$(MAKE) --no-print-directory $* >$$log 2>&1 || status=$$?; took=$$(($$(date +%s) - start)); \
	if [ $$status = 0 ]; then end="passed in $$took s"; else end="failed after $$took s"; fi; \
	{ echo "== $*"; cat $$log; echo "== $*: $$end"; } ; rm $$log; exit $$status

check: vet format ## the fast loop: what to run before every commit (under a minute)
	@$(GOTEST) -short ./...
	@echo "make check: passed"

fresh: ## the README's two commands in a minimal Debian tree with Go, Node.js, make and git only (as root on Debian)
	@.ci/fresh

fuzz: build $(E2E)/node_modules/.package-lock.json ## made-up input for everything that reads, FUZZTIME seconds (600) each
	@grep -rho --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z]*' . | sed 's/func //' | while read name; do \
		folder=$$(dirname $$(grep -rl --include='*_test.go' --exclude-dir=node_modules "^func $$name(" .)); \
		echo "== $$folder $$name"; \
		$(GO) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME)s -fuzzminimizetime 20x $$folder || exit 1; \
	done
	@cd $(E2E) && ODD_SECONDS=$(FUZZTIME) CHROMIUM=$(CHROMIUM) npx --no-install playwright test tests/odd.spec.js

load: build ## two minutes of takers, bad requests, slow clients and reloads at once: nothing may be lost
	@$(GO) run ./bench/load

hosts: build $(E2E)/node_modules/.package-lock.json $(HOSTS)/node_modules/.package-lock.json $(HOSTS)/frameworks/node_modules/.package-lock.json ## servers, WordPress, editors, filters and frameworks, each tried with what hosts paste (Debian; takes a quarter of an hour)
	@$(MAKE) --no-print-directory needs STAGE=browser
	@cd $(HOSTS) && CHROMIUM=$(CHROMIUM) node main.js

bench: build yardsticks $(E2E)/node_modules/.package-lock.json $(PEERS)/node_modules/.package-lock.json ## engine, other engines, sizes, server and a slow phone, each figure beside its goal
	@$(GO) run ./bench/write trust
	@CHROMIUM=$(CHROMIUM) $(GO) run ./bench/report -into docs/performance.md
	@cd $(E2E) && CHROMIUM=$(CHROMIUM) node measure.js
	@cd $(E2E) && CHROMIUM=$(CHROMIUM) node measure-host.js
	@cd bench/peers && npm ci --no-audit --no-fund --loglevel=error && npm run --silent table

pictures: build $(E2E)/node_modules/.package-lock.json ## take the pictures in docs/pictures anew (looks best with the fonts Noto Sans and Noto Serif)
	@cd $(E2E) && CHROMIUM=$(CHROMIUM) node pictures.js

card: build $(E2E)/node_modules/.package-lock.json ## take the picture beside a link (server/page/card.png) anew from card.html
	@cd $(E2E) && CHROMIUM=$(CHROMIUM) node pictures.js card

clean: ## remove everything that make made
	@rm -rf bin dist $(E2E)/node_modules $(E2E)/test-results $(HOSTS)/node_modules $(HOSTS)/frameworks/node_modules bench/peers/node_modules $(PEERS)/node_modules
	@find $(BUILT) server/page/built -type f -not -name .keep -delete

needs: # what the tests need: installed where that can be done, else named
	@GO='$(GO)' CHROMIUM=$(CHROMIUM) LIKES='$(sort $(foreach stage,$(STAGE),$(LIKES_$(stage))))' sh $(E2E)/needs.sh $(sort $(foreach stage,$(STAGE),$(NEEDS_$(stage))))

# RUNLEVEL=1 keeps Debian from starting nginx: bench runs one of its own.
yardsticks: # nginx and wrk, for bench: installed where that can be done, else the figures say so
	@{ command -v nginx && command -v wrk; } >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get -qq update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qq install -y nginx wrk >/dev/null; } || true

vet: # natively, and as the browser's program
	@$(GO) vet ./...
	@GOOS=js GOARCH=wasm $(GO) vet ./wasm/... ./engine/...
	@GOOS=js GOARCH=wasm $(GO) build -tags page -o /dev/null ./engine ./wasm/ui

lint:
	@$(GO) tool staticcheck ./...
	@tool=$$($(GO) tool -n staticcheck); GOOS=js GOARCH=wasm $$tool ./wasm/... ./engine/...

format:
	@unformatted=$$($(GO) tool gofumpt -l .); \
	if [ -n "$$unformatted" ]; then echo "not formatted; run: go tool gofumpt -w ."; echo "$$unformatted"; exit 1; fi

# The Go suite, once: it writes every golden file anew, and none may change. With node there, wasm parity too.
# What becomes of damaged input is printed.
unit:
	@[ -n "$(GOLDEN)$(PKG)" ] || { echo "no package has the flag that writes golden files: has it another name now?"; exit 1; }
	@before=$$($(sums)); status=0; \
	[ -z "$(GOLDEN)" ] || $(GOTEST) $(GOLDEN) -update || status=1; \
	[ -z "$(PLAIN)" ] || $(GOTEST) $(if $(PKG),,-skip '^TestDamagedInput$$') $(PLAIN) || status=1; \
	[ -n "$(PKG)" ] || $(GOTEST) -v -run '^TestDamagedInput$$' ./server || status=1; \
	[ "$$before" = "$$($(sums))" ] || { echo "golden files were not what the code makes:"; git --no-pager diff -U1 -- . | head -200; status=1; }; \
	exit $$status

sums = find . \( -path '*/testdata/*' -o -path './docs/*' -o -path './bench/ifs/*' -o -path './assessments/schema/*' -o -path './server/page/loaders/*' \) -type f -not -path '*/node_modules/*' -exec cksum {} + | LC_ALL=C sort

race:
	@[ -z "$(SHARED)" ] || $(GOTEST) -race -short -skip '$(ALONE)' $(SHARED)

content:
	@bin/amends fmt -l assessments || { echo "not laid out; run: bin/amends fmt assessments"; exit 1; }
	@bin/amends check
	@bin/amends test
	@bin/amends prove

size: # the goals of make bench that are the same on every machine
	@$(GO) run ./bench/report -limit size weight

types: $(E2E)/node_modules/.package-lock.json # the scripts that the page is sent: their types, and their modules' own tests
	@cd $(E2E) && npm run --silent types && npm run --silent scripts

browser: $(E2E)/node_modules/.package-lock.json $(HOSTS)/frameworks/node_modules/.package-lock.json
	@cd $(E2E) && CHROMIUM=$(CHROMIUM) npx --no-install playwright test $(SPEC)

browsers: $(E2E)/node_modules/.package-lock.json # the page in Firefox and WebKit
	@cd $(E2E) && npx --no-install playwright test --config browsers.config.js $(SPEC)

# Not npm ci: it wants the builds of one engine for every system, which not every registry has.
$(PEERS)/node_modules/.package-lock.json: $(PEERS)/package-lock.json
	@cd $(PEERS) && npm install --no-save --no-audit --no-fund --loglevel=error

$(HOSTS)/node_modules/.package-lock.json: $(HOSTS)/package-lock.json
	@cd $(HOSTS) && npm ci --no-audit --no-fund --loglevel=error

$(HOSTS)/frameworks/node_modules/.package-lock.json: $(HOSTS)/frameworks/package-lock.json
	@cd $(HOSTS)/frameworks && npm ci --no-audit --no-fund --loglevel=error

$(E2E)/node_modules/.package-lock.json: $(E2E)/package-lock.json
	@cd $(E2E) && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
