#!/usr/bin/env bash
# What the tests need from Debian: a browser, Chinese letters, gettext. Installs it as root, else says so.
set -euo pipefail
wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
[ -e /usr/lib/chromium/locales/zh-CN.pak ] || wanted+=(chromium-l10n)
command -v xgettext >/dev/null || wanted+=(gettext)
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || wanted+=(fonts-noto-cjk)
[ ${#wanted[@]} = 0 ] && exit 0
if [ "$(id -u)" != 0 ]; then
  echo "The tests need: apt-get install ${wanted[*]}" >&2
  exit 1
fi
echo "Installing ${wanted[*]} …" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
