# shellcheck shell=sh disable=SC2154
# What the tests share: fake commands, and a strict reader of bundles.

# fake NAME: a command of that name put before all others; its body comes on standard input.
fake() {
    { echo '#!/bin/sh'; cat; } >"$scratch/bin/$1"
    chmod +x "$scratch/bin/$1"
}

# Reads the bundle byte by byte as docs/bundle.md says it is and fails at the first deviation.
# Leaves each section's header and bytes in $scratch/parts/ID.header, .out and .err.
check_bundle() {
    [ -s "$1" ] || fail 'the bundle is empty'
    mkdir -p "$scratch/parts"
    size=$(wc -c <"$1") at=0 sections=0
    exec 3<"$1"
    next_line
    [ "$line" = 'netlapse-bundle 1' ] || fail "not a bundle of version 1: $line"
    names=''
    while next_line && [ -n "$line" ]; do
        case $line in
            'node: '[!\ ]* | 'capture: '[1-9]*) ;;
            "captured-at: 20"[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z) ;;
            "captured-at: 20"[0-9][0-9]-*T*:*:[0-6][0-9].[0-9][0-9][0-9]Z) ;;
            'utc-offset: '[-+][01][0-9]:[0-5][0-9] | 'uptime-seconds: '[0-9]*.[0-9][0-9]) ;;
            'boot-id: '*-*-*-*-* | 'machine-id: '*) ;;
            *) fail "header: $line" ;;
        esac
        names="$names ${line%%:*}"
    done
    for name in node captured-at uptime-seconds capture; do
        case "$names " in *" $name "*) ;; *) fail "the header lacks $name" ;; esac
    done
    while next_line; do
        case $line in
            'section: '*) check_section ;;
            "end: $sections") [ "$at" -eq "$size" ] || fail "bytes follow the end"; exec 3<&-; return ;;
            *) fail "expected a section or the end of $sections, found: $line" ;;
        esac
    done
    fail 'the bundle has no end'
}

next_line() {
    IFS= read -r line <&3 || return 1
    at=$((at + ${#line} + 1))
}

check_section() {
    id=${line#section: } names='' end='' status=''
    case $id in *[!a-z0-9-]*) fail "section id: $id" ;; esac
    [ ! -e "$scratch/parts/$id.header" ] || fail "section $id comes twice"
    while next_line && [ -n "$line" ]; do
        names="$names ${line%%:*}" value=${line#*: }
        echo "$line" >>"$scratch/parts/$id.header"
        case $line in
            'begin: '[0-9]*.[0-9][0-9]) begin=$value ;;
            'end: '[0-9]*.[0-9][0-9]) end=$value ;;
            'status: '*) status=$value ;;
            'output-bytes: '*) out_bytes=$value ;;
            'error-bytes: '*) err_bytes=$value ;;
            'cksum: '*) crc=$value ;;
            'command: '?* | 'exit: '[0-9]* | 'note: '?*) ;;
            *) fail "$id: $line" ;;
        esac
    done
    # A node without cksum tells none.
    [ "$(echo "$names" | sed 's/ note//; s/ cksum$//')" = ' command begin end exit status output-bytes error-bytes' ] ||
        fail "$id: header lines $names"
    case $status in
        ok | empty | denied | timeout | truncated | unsupported | failed) ;;
        *) fail "$id: status $status" ;;
    esac
    [ "$(echo "$begin" | tr -d .)" -le "$(echo "$end" | tr -d .)" ] || fail "$id: ends before it begins"
    take "$out_bytes" "$scratch/parts/$id.out"
    take "$err_bytes" "$scratch/parts/$id.err"
    case $names in *cksum)
        [ "$(cat "$scratch/parts/$id.out" "$scratch/parts/$id.err" | cksum)" = "$crc $((out_bytes + err_bytes))" ] ||
            fail "$id: checksum" ;;
    esac
    if ! next_line || [ -n "$line" ]; then fail "$id: no newline behind its bytes"; fi
    sections=$((sections + 1))
}

# The next bytes of the bundle; dd, because it never reads ahead.
take() {
    : >"$2"
    [ "$1" -eq 0 ] || dd bs="$1" count=1 <&3 >"$2" 2>/dev/null
    at=$((at + $1))
}

# capture_checked ARGUMENT...: captures into $scratch/bundle, and reads it strictly.
capture_checked() {
    rm -rf "$scratch/parts"
    capture "$@" >"$scratch/bundle" 2>"$scratch/complaints" || fail "exit $?: $(cat "$scratch/complaints")"
    [ ! -s "$scratch/complaints" ] || fail "standard error: $(cat "$scratch/complaints")"
    check_bundle "$scratch/bundle"
}

# header_of SECTION NAME: the value of a header line.
header_of() {
    sed -n "s/^$2: //p" "$scratch/parts/$1.header"
}

expect() {
    [ "$2" = "$3" ] || fail "$1: expected '$3', found '$2'"
}

expect_status() {
    expect "status of $1" "$(header_of "$1" status)" "$2"
}
