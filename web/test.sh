#!/bin/sh
# The tests of the page: of its functions, and journeys in a real Chromium. Each
# test is one event as `go test -json` writes them, so that testcount counts all.
# Where Node.js or Chromium is missing it is said what was not run; in CI
# (CI=true) that is a failure.
cd "$(dirname "$0")" || exit 1

missing() {
	if [ "$CI" = true ]; then
		printf '{"Action":"output","Package":"web","Test":"%s","Output":"%s is missing, and CI needs it\\n"}\n' "$1" "$2"
		printf '{"Action":"fail","Package":"web","Test":"%s"}\n{"Action":"fail","Package":"web"}\n' "$1"
	else
		echo "not run: $1 ($2 is missing)"
	fi
}

if [ ! -f node_modules/.package-lock.json ] || [ ! -f ../workbench/page/index.html ]; then
	missing "the tests of the page" "Node.js 20.19"
	exit
fi
npx --no-install svelte-check --fail-on-warnings --output machine >svelte-check.log 2>&1 || {
	grep -E ' (ERROR|WARNING) ' svelte-check.log
	false
}
verdict=$([ $? -eq 0 ] && echo pass || echo fail)
printf '{"Action":"%s","Package":"web","Test":"svelte-check"}\n{"Action":"%s","Package":"web"}\n' "$verdict" "$verdict"
rm -f svelte-check.log
npx --no-install vitest run --reporter ./journeys/count.ts
if [ -n "$CHROMIUM" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
	npx --no-install vitest run --config journeys/vitest.config.ts --reporter ./journeys/count.ts
else
	missing "the journeys through the page" "Chromium"
fi
