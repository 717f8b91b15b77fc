# What can be done here; `make` alone lists it. The check tools are pinned in
# tools/go.mod, so none of them enters the program's own module.

GO       ?= go
TOOL     := $(GO) tool -modfile=tools/go.mod
SYSTEMS  := linux darwin windows
CHIPS    := amd64 arm64
FUZZTIME ?= 5s

# These share state between goroutines, so the race detector looks at them. The
# other packages below economy start none: their tests are arithmetic.
CONCURRENT := ./engine ./economy/household ./economy/snapshot ./stage ./jobs/... ./workbench/...

# Of a world, a study and a record, the tests of workers, of kills and of interruptions are enough.
# Of the other tests these ask one thing after another, and take minutes under the detector.
# `make test` runs them.
WORKERS    := Workers|Team|Watch|Follow|Fork|Killed|Interrupt|StopsTheRun|SameBytes|Panic|Cancelling|Deliver|Arms|Slowest|OneWriter|Parts
ONE_BY_ONE := EveryDamage|NoAnswerHasNullForAList|ADataFolderIsVerified|AnotherProgram|APageInAStudy|WhatMattersAndWhatAgrees|AnswersAreAsTheDocumentSays|EachKindOfStudySays|AWrongStudy|AWrongRun|TheFormOfEveryKind|WasChanged|EveryCaseIsListed|TheLimitsHold|ManyFaults|DraftsHaveALimit|ACaseIsNever|OptionsThatLet|TheDocument|TheZero|TheAPI|^Fuzz

.PHONY: help build page test quick proof types check cross race fuzz contract bench benchmarks clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Plain flags: what `go run` and `go test` compiled is used again.
build: page ## build bin/tumen with the page in it
	$(GO) build -o bin/ ./cmd/tumen

# The page needs Node.js; the program does not, and says so where it has none.
PAGE_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/screenshots/*') report/style.css
NODE_READY   := $(shell node -e 'const [a, b] = process.versions.node.split("."); console.log(a > 20 || a == 20 && b >= 19 ? "yes" : "")' 2>/dev/null)

page: ## build the page of the workbench from web/ (needs Node.js 20.19)
ifeq ($(NODE_READY),yes)
page: workbench/page/index.html
else
	@echo "the page is not built: it needs Node.js 20.19 or newer; without it tumen serve has the API and the reports alone"
endif

workbench/page/index.html: web/node_modules/.package-lock.json $(PAGE_SOURCES)
	cd web && npx --no-install vite build --logLevel warn

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel error
	@touch $@

# -count=1: a test that reads the tree, or runs the program, is run again even
# if nothing that Go knows of has changed. -timeout ends what hangs, not what is slow.
test: build ## vet, then run every test and count them
	$(GO) vet ./...
	@{ $(GO) test -count=1 -timeout 1h -json ./...; $(GO) -C tools test -count=1 -json ./...; sh web/test.sh; } | $(GO) -C tools run ./testcount

quick: ## run the Go tests with short campaigns, in about a minute
	$(GO) test -short ./...

# Full campaigns: every kill, damage and generated world that is promised. It
# takes about an hour on two cores.
proof: build ## run every test with its full campaign
	$(GO) vet ./...
	@{ TUMEN_PROOF=1 $(GO) test -count=1 -timeout 4h -json ./...; $(GO) -C tools test -count=1 -json ./...; TUMEN_PROOF=1 sh web/test.sh; } | $(GO) -C tools run ./testcount

types: ## write the page's types from the API's document
	$(GO) -C tools run ./apitypes ../workbench/openapi.json ../web/src/api/types.ts

# Packages for tests, what the tests of several packages need, and what writes the tables of docs/odd.md and docs/patterns.md
# from a test.
TESTS_ALONE := internal/proof/|[a-z]test/|study/estimate/indices/one.go|known/conversion.go:.* ConversionWithin$$|study/table/of.go|study/table/roles.go:.* given$$|economy/parameter/fields.go:.* (Schema|addOne)$$

check: ## formatting, staticcheck, vet, code that nothing reaches, the types of the page
	@unformatted=$$($(TOOL) gofumpt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then \
		echo "not formatted; run: $(TOOL) gofumpt -w" $$unformatted; exit 1; \
	fi
	$(TOOL) staticcheck ./...
	cd tools && $(GO) tool staticcheck ./...
	$(GO) vet ./...
	$(GO) -C tools vet ./...
	@dead=$$($(TOOL) deadcode ./... | grep -vE '$(TESTS_ALONE)'); \
	if [ -n "$$dead" ]; then \
		echo "nothing but tests reaches this; delete it, or give it a command:"; echo "$$dead"; exit 1; \
	fi
	$(GO) -C tools run ./apitypes -check ../workbench/openapi.json ../web/src/api/types.ts

cross: ## build the program for every system and chip that is promised, and keep nothing
	@for system in $(SYSTEMS); do for chip in $(CHIPS); do \
		echo "build $$system/$$chip"; \
		CGO_ENABLED=0 GOOS=$$system GOARCH=$$chip $(GO) build -o /dev/null ./cmd/tumen || exit 1; \
	done; done

race: ## run the concurrent packages under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -count=1 -short -timeout 1h -race -skip '$(ONE_BY_ONE)' $(CONCURRENT)
	CGO_ENABLED=1 $(GO) test -count=1 -short -timeout 1h -race -run '$(WORKERS)' ./economy ./record ./study

# The targets are looked for in the sources: asking each package would link its tests.
fuzz: ## run each fuzz target for FUZZTIME (5s)
	@grep -rn --include='*_test.go' --exclude-dir=node_modules '^func Fuzz' . | sed -E 's|^(.*)/[^/]*:[0-9]+:func (Fuzz[A-Za-z0-9_]*).*|\1 \2|' | sort | while read -r package target; do \
		echo "$$package $$target"; \
		$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$package || exit 1; \
	done

# In a venv of its own; -n and --max-time of tools/contract.py bound it to ten minutes.
SCHEMATHESIS := 4.32.5

contract: build .contract/$(SCHEMATHESIS) ## hold the server's API against its document with schemathesis (needs Python 3.10)
	.contract/bin/python tools/contract.py bin/tumen

.contract/$(SCHEMATHESIS):
	python3 -m venv .contract
	.contract/bin/pip install --quiet schemathesis==$(SCHEMATHESIS)
	@touch $@

bench: ## measure tumen beside other tools and beside its first economy; writes docs/performance.md
	$(GO) run ./bench/measure
	$(GO) run ./bench/samjiyon

benchmarks: ## run every Go benchmark, with allocations
	$(GO) test -run '^$$' -bench . -benchmem ./...

clean: ## remove what build made
	rm -rf bin .contract workbench/page/index.html workbench/page/mark.svg workbench/page/assets web/node_modules web/screenshots

# The worlds of the built-in cases, for all commands to draw from; about ten minutes each
# on two cores. To be made again whenever a case or the model has changed.
.PHONY: worlds
worlds:
	go build -o bin/tumen ./cmd/tumen
	set -e; for case in samjiyon kolbars; do \
	  bin/tumen calibrate $$case --out .contract/worlds/$$case --resume; \
	  cp .contract/worlds/$$case/worlds.json study/worlds/builtin/$$case.worlds.json; \
	done
