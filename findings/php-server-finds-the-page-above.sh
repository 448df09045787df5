#!/usr/bin/env bash
# php -S answers 200 for what is not there, with the index.html of the folder above it, and 404 if the name has an ending.
#
# PHP 8.2 as Debian 12 has it. An address that was mistyped looks right to everything that goes by the status, and the
# page's relative links lead elsewhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
lacking=$(apt-get install --print-uris --no-install-recommends -y -qq php8.2-cli 2>/dev/null | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p")
apt-get download -qq php8.2-cli $lacking 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
export LD_LIBRARY_PATH="$folder/root/usr/lib/$(uname -m)-linux-gnu:$folder/root/lib/$(uname -m)-linux-gnu"
mkdir -p site/help
echo 'the start' >site/index.html
echo 'the page on help' >site/help/index.html
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root/usr/bin/php8.2 -n -S "127.0.0.1:$port" -t site >/dev/null 2>&1 &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null "http://127.0.0.1:$port/" && break || sleep 0.5; done

diff <(
	root/usr/bin/php8.2 -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION, "\n";'
	curl -s -w '%{http_code}\n' "http://127.0.0.1:$port/help/not/here"
	curl -s -w '%{http_code}\n' "http://127.0.0.1:$port/nothing"
	curl -s -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$port/help/nothing.html"
) - <<'SEEN'
8.2
the page on help
200
the start
200
404
SEEN
echo 'as it was'
