# Everything here needs Python 3.11+ and make, nothing else; pip's own configuration is honoured.
# `make` alone lists the targets. `make -k check` goes on after a failing check.

PYTHON ?= python3
BIN := .venv/bin
# -qq: no progress bars in a log; errors still show.
PIP := -m pip -qq --disable-pip-version-check
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# One line before each step, so that a log reads as a list of what was done.
say = @printf '▸ %s\n'

# Two refusals, each with what to do: the version first, then what Debian splits off into a package of its own.
# An existing environment is kept; pip then changes only what differs from the lock.
define make-venv
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
  found=$$($(PYTHON) --version 2>&1 || true); \
  echo "需要 Python 3.11 或更高版本，而 $(PYTHON) 是：$$found。请指明一个：make $(MAKECMDGOALS) PYTHON=python3.12"; \
  echo "Python 3.11 or newer is needed; $(PYTHON) is: $$found. Name one: make $(MAKECMDGOALS) PYTHON=python3.12"; \
  exit 2; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
  package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
  echo "$(PYTHON) 不带 ensurepip，建不了虚拟环境。Debian 上请安装：apt-get install $$package"; \
  echo "$(PYTHON) has no ensurepip and cannot make an environment. On Debian: apt-get install $$package"; \
  exit 2; }
@test -x $(1)/bin/pip || $(PYTHON) -m venv $(1)
endef

.PHONY: help
help: ## 列出各目标 · this list
	@grep -E '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 13

.PHONY: setup
setup: .venv/.ok ## 备好环境（锁定文件变了才重做）· make .venv from the lock

.venv/.ok: requirements.lock pyproject.toml
	$(say) '备环境，首次约需一两分钟 · setting up .venv, a minute or two the first time'
	$(call make-venv,.venv)
	@$(BIN)/python $(PIP) install --require-hashes -r requirements.lock
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: demo
demo: setup ## 演示：一个示例县从事实到结论，最后启动网站；SERVE=0 不启动，PORT= 换端口 · an example county, then the site
	@$(BIN)/python examples/county/demo.py

.PHONY: check
check: check-format check-lint check-types check-imports check-house check-rulebook check-docs ## 全部静态检查 · all checks but the tests

.PHONY: check-format check-lint check-types check-imports check-house check-rulebook check-docs
check-format: setup
	$(say) '格式 · format'
	@$(BIN)/ruff format --check --quiet --output-format concise . || { echo '请运行 · run: make format'; exit 1; }
check-lint: setup
	$(say) '写法 · lint'
	@$(BIN)/ruff check --quiet .
check-types: setup
	$(say) '类型 · types'
	@$(BIN)/mypy --no-error-summary
check-imports: setup
	$(say) '引用方向 · direction of imports'
	@$(BIN)/lint-imports --no-logo
check-house: setup
	$(say) '规矩自查 · the house test'
	@$(BIN)/pytest -q tests/house
check-rulebook: setup
	$(say) '规则库与案例 · the rulebook and its cases'
	@$(BIN)/guiju check
check-docs: setup
	$(say) '文档是否最新 · docs fresh'
	@$(BIN)/python docs/build.py --check

.PHONY: format
format: setup ## 整理格式 · format, and fix what lint can fix
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

.PHONY: test
test: setup ## 测试，只需 PyPI · the tests that need nothing but PyPI
	$(say) '测试 · tests'
	@$(BIN)/pytest -q -m "not deep" --ignore=tests/house

.PHONY: deep
deep: setup ## 深度测试；REQUIRE=postgres,chromium,office,poppler,java 使缺者不通过 · slow tests; REQUIRE turns a skip into a failure
	$(say) '深度测试 · deep tests'
	@$(BIN)/pytest -q -m deep

.PHONY: bench
bench: setup ## 与同类比速度 · ratios against the peers
	@$(MAKE) .venv-bench/.ok || echo '同类装不上，记为未测 · the peers could not be installed: not measured'
	@$(BIN)/guiju bench
	@$(MAKE) bench-county

.PHONY: bench-county
bench-county: setup ## 两万家企业、六百万条事实时的服务 · the service with 20,000 firms and 6 M facts
	$(say) '全县规模的服务 · the service at full size; making the county takes some minutes, once'
	@$(BIN)/python -m tests.bureau.bench build/bench-county

.venv-bench/.ok: requirements-bench.lock
	$(say) '备比较环境 · setting up .venv-bench'
	$(call make-venv,.venv-bench)
	@.venv-bench/bin/python $(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

.PHONY: shots
shots: setup ## 十个页面在两种宽度下的样子，存入 out/shots · pictures of ten pages at both widths
	$(say) '拍图 · pictures'
	@$(BIN)/python -m tests.bureau.browser.shots

.PHONY: bundle
bundle: setup ## 内网安装包：全部程序包和安装脚本，一个文件，在 out/ · one file for a closed network
	$(say) '内网安装包 · a bundle for a closed network'
	@$(BIN)/python bundle/make.py

.PHONY: clean
clean: ## 删去环境与各种缓存 · remove environments and caches
	@rm -rf .venv .venv-bench .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
