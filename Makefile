# Each target sets up what it needs (.venv, node_modules) once and again only when a lock file changes.
# PYTHON and CHROMIUM name other programs than the first that are found.
export PYTHON CHROMIUM

.PHONY: site test timing check bench offline pdf serve setup lock clean
.NOTPARALLEL:

site: setup ## build the handbook into site/
	@.venv/bin/handbook build

test: ## run the whole suite, a file at a time on each of two cores
	@sh site_config/setup.sh chromium
	@.venv/bin/python -m pytest -n 2 --dist loadfile -m "not timing" $(ARGS)

timing: ## run the tests that measure time, on a machine that does nothing else
	@sh site_config/setup.sh chromium
	@.venv/bin/python -m pytest -m timing $(ARGS)

check: setup ## check the plans, the rules and the code
	@.venv/bin/handbook check
	@.venv/bin/ruff check
	@.venv/bin/python -m site_config.types_check

bench: ## measure
	@sh site_config/setup.sh chromium
	@.venv/bin/handbook bench

offline: setup ## pack the handbook into a folder that opens without a network
	@.venv/bin/handbook offline

pdf: ## print a plan (PLAN=place/plan) or all into one PDF for each language
	@sh site_config/setup.sh chromium
	@.venv/bin/handbook pdf $(PLAN) $(ARGS)

serve: setup ## build, and serve while you write
	@.venv/bin/handbook serve

setup: ## set up .venv and node_modules
	@sh site_config/setup.sh

lock: setup ## renew requirements.txt and package-lock.json
	CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --upgrade --all-extras --strip-extras --allow-unsafe \
		--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.txt pyproject.toml
	npm install --package-lock-only --ignore-scripts

clean: ## take away what was built; what was set up stays
	rm -rf site .cache
