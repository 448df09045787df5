#!/usr/bin/env bash
# lighttpd answers 200 for what is not there if server.error-handler-404 names a file, and 404 if server.errorfile-prefix does.
#
# lighttpd 1.4.69 as Debian 12 has it. Both send the same page; a search engine, a cache and a program that asks whether
# something is there believe the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
lacking=$(apt-get install --print-uris --no-install-recommends -y -qq lighttpd 2>/dev/null | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p")
apt-get download -qq lighttpd $lacking 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
export LD_LIBRARY_PATH="$folder/root/usr/lib/$(uname -m)-linux-gnu:$folder/root/lib/$(uname -m)-linux-gnu"
mkdir site
echo 'not here' >site/404.html

ask() {
	port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
	printf 'server.document-root = "%s/site"\nserver.bind = "127.0.0.1"\nserver.port = %s\nmimetype.assign = (".html" => "text/html")\n%s\n' \
		"$folder" "$port" "$1" >conf
	root/usr/sbin/lighttpd -D -m root/usr/lib/lighttpd -f conf 2>/dev/null &
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null "http://127.0.0.1:$port/" && break || sleep 0.5; done
	curl -s -w '%{http_code}\n' "http://127.0.0.1:$port/nothing"
	kill "$server"
	wait "$server" 2>/dev/null || true
}

diff <(
	root/usr/sbin/lighttpd -v | cut -d' ' -f1
	ask 'server.error-handler-404 = "/404.html"'
	ask "server.errorfile-prefix = \"$folder/site/\""
) - <<'SEEN'
lighttpd/1.4.69
not here
200
not here
404
SEEN
echo 'as it was'
