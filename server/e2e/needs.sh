#!/bin/sh
# needs.sh WHAT...: sees that a C compiler, a browser and fonts are there for the tests. What is missing comes from Debian's
# packages where that can be done (as root), after a line that says so; else one line says what to install. Node.js is only
# named: Debian's may be too old. What LIKES names is installed alike, but nothing fails without it.
set -eu

has_node() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
has_compiler() { echo '#include <stdlib.h>' | $(${GO:-go} env CC) -E - >/dev/null 2>&1; } # the race detector links with C
has_chromium() { [ -x "$CHROMIUM" ]; }
has_shell() { [ -x "$CHROMIUM-headless-shell" ]; } # half the tests are quicker in it; the whole browser does for them too
has_firefox() { command -v "${FIREFOX:-firefox-esr}" >/dev/null; }
has_webkit() { command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null && command -v openbox >/dev/null; }
has_wpe() { command -v WPEWebDriver >/dev/null && command -v cog >/dev/null; }
has_font() { find /usr/share/fonts /usr/local/share/fonts "${XDG_DATA_HOME:-$HOME/.local/share}/fonts" -name "$1*" 2>/dev/null | grep -q .; }
has_liberation() { has_font LiberationSans-; }
has_dejavu() { has_font DejaVuSans.; }
has_noto() { has_font NotoSans-Regular && has_font NotoSerif-Regular && has_font NotoSansMono-Regular; }

package() {
	case $1 in
	compiler) echo "gcc libc6-dev" ;;
	chromium) echo "chromium" ;;
	shell) echo "chromium-headless-shell" ;;
	firefox) echo "firefox-esr" ;;
	webkit) echo "webkit2gtk-driver xvfb openbox" ;;
	wpe) echo "wpewebkit-driver cog" ;;
	liberation) echo "fonts-liberation" ;;
	dejavu) echo "fonts-dejavu-core" ;;
	noto) echo "fonts-noto-core fonts-noto-mono" ;;
	esac
}

missing() { for what; do "has_$what" || echo "$what"; done; }
packages() { for what; do package "$what"; done | tr '\n' ' ' | sed 's/ $//'; }

if ! missing "$@" ${LIKES:-} | grep -q .; then exit 0; fi
for what; do
	[ "$what" != node ] || has_node || { echo "make: the tests need Node.js 20 or newer, with npm; install it"; exit 1; }
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	wanted=$(packages $(missing "$@"))
	liked=$(missing ${LIKES:-})
	echo "make: the tests need what is not here; installing Debian's packages: $wanted${wanted:+ }$(packages $liked)"
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq update || true
	[ -z "$wanted" ] || apt-get -qq install -y --no-install-recommends $wanted >/dev/null || true
	for what in $liked; do # each by itself: a Debian may have one and not another
		apt-get -qq install -y --no-install-recommends $(package "$what") >/dev/null || true
	done
fi
lack=$(missing "$@")
[ -z "$lack" ] || { echo "make: the tests need what is not here; install it (Debian: apt-get install $(packages $lack); CHROMIUM=path names another browser)"; exit 1; }
