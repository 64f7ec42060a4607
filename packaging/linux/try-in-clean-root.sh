#!/bin/bash
# Installs a .deb in a clean Debian, uses it as a person would, and purges it. Needs root and debootstrap.
#
#     packaging/linux/try-in-clean-root.sh SUITE PACKAGE.deb [FOLDER]
#
# SUITE is bookworm or trixie. FOLDER keeps the bare system for the next time; without it, one is made and removed.
# DSR_MIRROR names the mirror to install from, where it is not the one that debootstrap takes by itself.
set -euo pipefail

suite=$1
package=$(realpath "$2")
keep=${3:-}
work=$(mktemp -d)
bare=${keep:-$work/bare}
root=$work/root

in_root() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
# Of the program, as the analyst: a home with letters of other scripts and a blank, and no right to write elsewhere.
as_her() { in_root setpriv --reuid=1000 --regid=1000 --clear-groups env HOME="/home/Zoë 数据" "$@"; }
say() { printf '%s: %s\n' "$suite" "$*"; }
leave() {
    umount -q "$root/proc" || true
    rm -rf --one-file-system "$work"
}
trap leave EXIT

if [ ! -x "$bare/bin/sh" ]; then
    say "making a bare system"
    debootstrap --variant=minbase "$suite" "$bare" ${DSR_MIRROR:+"$DSR_MIRROR"} >"$work/debootstrap.log" ||
        { tail "$work/debootstrap.log"; exit 1; }
fi
cp -a "$bare" "$root"
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp "$package" "$root/tmp/package.deb"

in_root sh -c 'command -v python3 && exit 1 || exit 0' || { say "this system has Python already"; exit 1; }
in_root apt-get -qq update
say "installing"
in_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends /tmp/package.deb \
    >"$work/install.log" 2>&1 || { tail -30 "$work/install.log"; exit 1; }
say "installed, $(in_root dpkg-query -Wf '${Installed-Size}' dsr-tracker) kB"

in_root useradd --uid 1000 --create-home --home-dir "/home/Zoë 数据" zoe
say "self-test, as another user, off the screen"
as_her dsr-tracker --selftest

say "a first start: the catalogue is there, the tracker lies in her folder"
as_her env QT_QPA_PLATFORM=offscreen DSR_TRACKER_TRIAL=1 dsr-tracker
test -f "$root/home/Zoë 数据/.local/share/dsr-tracker/tracker.dsr"
as_her dsr-tracker assess DEI-2017/3 Egypt substantial --as-of 2024-03-31
as_her dsr-tracker report --country EG -o "/home/Zoë 数据/报告 1.pdf"
head -c 5 "$root/home/Zoë 数据/报告 1.pdf" | grep -q '%PDF-'
test -z "$(find "$root/usr/lib/dsr-tracker" -newer "$root/home/Zoë 数据/.local" -print -quit)"

say "a window under Xvfb, by xcb"
in_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends xvfb xauth \
    x11-apps imagemagick fonts-dejavu-core >"$work/install-x.log" 2>&1 || { tail -30 "$work/install-x.log"; exit 1; }
as_her env QT_QPA_PLATFORM=xcb DSR_TRACKER_TRIAL=1 xvfb-run -a dsr-tracker
as_her xvfb-run -a -s '-screen 0 1280x800x24' sh -c \
    'dsr-tracker "$HOME/.local/share/dsr-tracker/tracker.dsr" & sleep 8; import -window root /tmp/window.png; kill $!; wait' \
    2>"$work/window" || true
if grep -q Traceback "$work/window"; then cat "$work/window"; exit 1; fi
cp "$root/tmp/window.png" "${DSR_PICTURE:-$work/window.png}"

say "what kind of file a tracker is"
in_root sh -c 'command -v gio >/dev/null || true'
in_root grep -rq 'application/vnd.dsr-tracker:\*.dsr\|vnd.dsr-tracker' /usr/share/mime/globs2
in_root grep -q 'application/vnd.dsr-tracker=dsr-tracker.desktop' /usr/share/applications/mimeinfo.cache

say "with no home at all, one sentence"
if in_root setpriv --reuid=1000 --regid=1000 --clear-groups env -u HOME HOME=/nowhere dsr-tracker info \
    2>"$work/no-home"; then
    say "it did not fail"; exit 1
fi
cat "$work/no-home"
if grep -q Traceback "$work/no-home"; then exit 1; fi

say "installed again over itself, then purged"
in_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --reinstall /tmp/package.deb >"$work/again.log" 2>&1
in_root env DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y dsr-tracker >"$work/purge.log" 2>&1
test ! -e "$root/usr/lib/dsr-tracker"
test -z "$(find "$root/usr" "$root/etc" "$root/var/lib/dpkg/info" -name '*dsr-tracker*' -print -quit)"
test -f "$root/home/Zoë 数据/.local/share/dsr-tracker/tracker.dsr"
say "purged; her tracker and her report are still there"
