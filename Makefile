# The words that people and CI use. Everything else is in `scorebook help`.
#
#   make report                     run what is missing, draw everything, say what to open
#   make report ONLY=vsm/figure-2   one item; globs work: ONLY='vsm/*'
#   make report PROFILE=smoke       smoke, laptop (default) or paper
#   make reproduce                  compute everything anew here, compare with what is committed
#   make diff A=v1 B=HEAD           what changed between two commits, as a page

ONLY    ?=
PROFILE ?= laptop
JOBS    ?=
A       ?= HEAD
B       ?=

export ONLY PROFILE JOBS

.DEFAULT_GOAL := help
.PHONY: help setup build report reproduce diff site test list status check lint bench

help:
	@sed -n 's/^# \{0,1\}//p' Makefile
	@echo '  make test      every test          make list     items and their state'
	@echo '  make status    what would run      make check    tools, fonts, data, disk'
	@echo '  make lint      what the formatter says        make site      what publish would show'
	@echo '  make bench     our engine beside PyTorch and JAX: reports/benchmarks'

setup:
	@Scripts/setup

build: setup
	@Scripts/build

report: build
	@Scripts/report

reproduce: build
	@Scripts/report --fresh

diff: build
	@Scripts/scorebook diff $(A) $(B) --to .scorebook/diff $(if $(ONLY),-- $(ONLY))

site: build
	@Scripts/scorebook publish --to .scorebook/public

test: setup
	@Scripts/test

list status check: build
	@Scripts/scorebook $@

lint: setup
	@Scripts/lint

bench: setup
	@Scripts/bench
