# huizong: `make` lists what there is. `make run` and `make test` do all their set-up themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT ?= swift
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

bench: setup ## facts per second of each stage, on generated data
	@$(BUILD) --product bench
	@.build/release/bench

format: ## lay the code out
	@$(SWIFT) format -i -r Sources Tests Package.swift

clean: ## remove build products and the workspace
	@rm -rf .build var

.PHONY: help setup build run test samples bench format clean
