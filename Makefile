# huizong: `make` lists what there is. `make run` and `make test` do all their set-up themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
KILLS ?= 200
SEED ?= 20201231
NAME ?= hechi-2020
DATA ?= $(PREFIX)/share/huizong
WORKSPACE ?= /var/lib/huizong/$(NAME)
INBOX ?= /srv/huizong/$(NAME)
BUILD := $(SWIFT) build -c release --explicit-target-dependency-import-check error

help: ## list these verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: ## install what a fresh machine lacks: libsqlite3-dev, libxml2-dev
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or newer is missing: https://swift.org/install"; exit 1; }
	@missing=""; for package in libsqlite3-dev libxml2-dev pkg-config; do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then run=""; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run="sudo"; \
	  else echo "please install first: apt-get install$$missing"; exit 1; fi; \
	  echo "$$run apt-get install -y$$missing"; $$run apt-get update -qq && $$run apt-get install -y -qq $$missing >/dev/null; fi

build: setup ## build the program: .build/release/huizong
	@$(BUILD) --product huizong

run: build ## compute the sample city's figures and show them
	@.build/release/huizong run --pipeline Pipelines/hechi-2020

test: setup ## run all tests, the real program on the samples included
	@$(BUILD) --build-tests
	@$(SWIFT) test -c release --skip-build

samples: setup ## write SampleInputs/hechi-2020 anew from Pipelines/hechi-2020/samples
	@$(BUILD) --product samples
	@.build/release/samples

bench: build ## facts per second of each stage, on generated data
	@$(BUILD) --product bench
	@.build/release/bench

faults: build ## kill nights at random points and run them again (KILLS=200, SEED=20201231)
	@KILLS=$(KILLS) SEED=$(SEED) Tests/Faults/kills.sh

FUZZ := .build/fuzz
FUZZSWIFT := swiftc -O -swift-version 6 -package-name huizong -sanitize=fuzzer,address -I $(FUZZ) -enable-upcoming-feature ExistentialAny \
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility
FUZZSECONDS ?= 60

fuzz: setup ## search for texts that the quantity grammar cannot bear (FUZZSECONDS=60)
	@$(SWIFT) package resolve >/dev/null && mkdir -p $(FUZZ)/corpus
	@swiftc -O -swift-version 5 -parse-as-library -emit-module -emit-library -static -module-name BigInt -emit-module-path $(FUZZ)/BigInt.swiftmodule \
	  -o $(FUZZ)/libBigInt.a .build/checkouts/BigInt/Sources/*.swift
	@$(FUZZSWIFT) -parse-as-library -emit-module -emit-library -static -module-name Figures -emit-module-path $(FUZZ)/Figures.swiftmodule \
	  -o $(FUZZ)/libFigures.a Sources/Figures/*.swift
	@$(FUZZSWIFT) -parse-as-library -emit-module -emit-library -static -module-name Quantities -emit-module-path $(FUZZ)/Quantities.swiftmodule \
	  -o $(FUZZ)/libQuantities.a Sources/Quantities/*.swift
	@$(FUZZSWIFT) -parse-as-library -o $(FUZZ)/quantity Tests/Fuzz/QuantityFuzz.swift -L $(FUZZ) \
	  -lQuantities -lFigures -lBigInt -lFoundationEssentials 2>&1 | grep -v "Cannot export local symbol" || true
	@cut -d, -f4 Pipelines/hechi-2020/reference.csv | awk '{ print > sprintf("$(FUZZ)/corpus/%03d", NR) }'
	@$(FUZZ)/quantity -max_total_time=$(FUZZSECONDS) -max_len=64 -print_final_stats=1 $(FUZZ)/corpus

install: setup ## put program, definition, completions, man page and schedules in place (PREFIX, DESTDIR, WORKSPACE, INBOX)
	@$(BUILD) --product huizong --static-swift-stdlib --scratch-path .build-static
	@install -d $(foreach d,bin share/man/man1 share/bash-completion/completions share/zsh/site-functions share/fish/vendor_completions.d,"$(DESTDIR)$(PREFIX)/$(d)")
	@install -s -m 755 .build-static/release/huizong "$(DESTDIR)$(PREFIX)/bin/huizong"
	@for shell in bash:share/bash-completion/completions/huizong zsh:share/zsh/site-functions/_huizong fish:share/fish/vendor_completions.d/huizong.fish; do \
	  .build-static/release/huizong --generate-completion-script $${shell%%:*} > "$(DESTDIR)$(PREFIX)/$${shell#*:}"; done
	@install -m 644 Sources/huizong/huizong.1 "$(DESTDIR)$(PREFIX)/share/man/man1/huizong.1"
	@rm -rf .build-static/Pipelines && cp -R Pipelines .build-static/
	@cd ".build-static/Pipelines/$(NAME)/schedule" && sed -i -e 's|@BIN@|$(PREFIX)/bin/huizong|g' -e 's|@PIPELINE@|$(DATA)/Pipelines/$(NAME)|g' \
	  -e 's|@WORKSPACE@|$(WORKSPACE)|g' -e 's|@INBOX@|$(INBOX)|g' crontab huizong.service huizong.timer
	@Sources/Installation/definitions.sh install .build-static/Pipelines "$(DESTDIR)$(DATA)/Pipelines"
	@install -d "$(DESTDIR)$(PREFIX)/lib/systemd/system" "$(DESTDIR)$(PREFIX)/lib/sysusers.d"
	@install -m 644 .build-static/Pipelines/$(NAME)/schedule/huizong.service .build-static/Pipelines/$(NAME)/schedule/huizong.timer "$(DESTDIR)$(PREFIX)/lib/systemd/system/"
	@install -m 644 Sources/Installation/huizong.sysusers "$(DESTDIR)$(PREFIX)/lib/sysusers.d/huizong.conf"
	@install -d -m 750 "$(DESTDIR)$(WORKSPACE)" "$(DESTDIR)$(WORKSPACE).backup" && install -d "$(DESTDIR)$(INBOX)"
	@if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ]; then \
	  id huizong >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir / --shell /usr/sbin/nologin huizong; \
	  chown -R huizong:huizong "$(WORKSPACE)" "$(WORKSPACE).backup"; fi
	@echo "installed: $(PREFIX)/bin/huizong; nights: crontab $(DATA)/Pipelines/$(NAME)/schedule/crontab, or systemctl enable --now huizong.timer"

uninstall: ## take away what install put in place; workspace, backups, inbox and edited definitions stay
	@rm -f "$(DESTDIR)$(PREFIX)/bin/huizong" "$(DESTDIR)$(PREFIX)/share/man/man1/huizong.1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/huizong" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_huizong" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/huizong.fish" \
	  "$(DESTDIR)$(PREFIX)/lib/systemd/system/huizong.service" "$(DESTDIR)$(PREFIX)/lib/systemd/system/huizong.timer" \
	  "$(DESTDIR)$(PREFIX)/lib/sysusers.d/huizong.conf"
	@Sources/Installation/definitions.sh remove "$(DESTDIR)$(DATA)/Pipelines"
	@rmdir "$(DESTDIR)$(DATA)" 2>/dev/null || true

format: ## lay the code out
	@$(SWIFT) format -i -r Sources Tests Package.swift

clean: ## remove build products and the workspace
	@rm -rf .build .build-static var

.PHONY: help setup build run test samples bench faults fuzz install uninstall format clean
