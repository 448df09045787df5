#!/usr/bin/env bash
# busybox httpd sends FILE.gz for FILE to whoever takes gzip, though nothing turned that on, and says no type for wasm.
#
# busybox 1.35.0 as Debian 12 has it. The file beside need not be the same content: here it is another one, and the
# browser is told that it is the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq busybox 2>/dev/null
dpkg -x busybox_*.deb root
mkdir site
echo 'as it is' >site/page.html
echo 'another' | gzip >site/page.html.gz
echo 'a program' >site/program.wasm
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root/bin/busybox httpd -f -p "127.0.0.1:$port" -h site &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null "http://127.0.0.1:$port/page.html" && break || sleep 0.5; done

diff <(
	root/bin/busybox | head -1 | cut -d' ' -f2
	curl -s "http://127.0.0.1:$port/page.html"
	curl -s --compressed "http://127.0.0.1:$port/page.html"
	curl -s -o /dev/null -w 'type: "%{content_type}"\n' "http://127.0.0.1:$port/program.wasm"
) - <<'SEEN'
v1.35.0
as it is
another
type: ""
SEEN
echo 'as it was'
