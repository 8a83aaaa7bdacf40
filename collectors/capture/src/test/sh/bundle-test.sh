# shellcheck shell=sh disable=SC2154
# The bundle as such: its shape, where it goes, what the arguments do.

test_bundle_is_well_formed() {
    capture_checked
    for id in ip-route ip-route-json ip-rule6 ip-address boot-id processes dpkg-log; do
        [ -e "$scratch/parts/$id.header" ] || fail "no section $id"
    done
    expect 'a boot id' "$(sed -n 's/^boot-id: //p' "$scratch/bundle")" "$(cat "$scratch/parts/boot-id.out")"
}

test_sections_are_those_that_list_tells() {
    capture_checked
    expect 'the ids' "$(capture --list | cut -f 1 | sort)" \
        "$(cd "$scratch/parts" && for header in *.header; do echo "${header%.header}"; done | sort)"
}

test_every_shell_writes_the_same_structure() {
    [ "$shell_name" = dash ] || skip 'once is enough'
    capture_checked
    grep -ah '^command: ' "$scratch"/parts/*.header >"$scratch/this"
    for shell in dash bash 'busybox ash'; do
        command -v "${shell%% *}" >/dev/null || continue
        capture_checked
        grep -ah '^command: ' "$scratch"/parts/*.header | diff "$scratch/this" - >&2 || fail "$shell differs"
    done
}

test_sample_in_the_manual_is_well_formed() {
    awk '/^```$/ { fence++; next } fence == 1' "$here/../../../../../docs/bundle.md" >"$scratch/bundle"
    check_bundle "$scratch/bundle"
    expect_status ip-link denied
}

test_manual_names_every_probe() {
    capture --list | while read -r id _; do
        grep -q "^|.*\`$id\`" "$here/../../../../../docs/bundle.md" || fail "docs/bundle.md lacks $id"
    done
}

test_sample_bundles_are_well_formed() {
    for sample in "$here"/../resources/bundles/*.bundle; do
        rm -rf "$scratch/parts"
        check_bundle "$sample"
        expect_status ip-route ok
    done
}

# Each probe ran between the two times that are told of it, whatever the shell's date can do.
test_times_enclose_what_was_asked() {
    date -d '2026-11-21T11:40:00.123Z' +%s%3N >"$scratch/ran" 2>/dev/null || skip 'no date that reads dates'
    fake ip <<END
[ "\$1" = rule ] && { date +%s%3N; sleep 0.05; date +%s%3N; } >"$scratch/ran"
exit 0
END
    for _ in 1 2 3 4 5; do
        capture_checked --only ip-rule
        at=$(date -d "$(sed -n 's/^captured-at: //p' "$scratch/bundle")" +%s%3N)
        begin=$((at + 10 * $(header_of ip-rule begin | sed 's/[.]//; s/^0*//; s/^$/0/')))
        end=$((at + 10 * $(header_of ip-rule end | sed 's/[.]//; s/^0*//; s/^$/0/')))
        [ "$begin" -le "$(sed -n 1p "$scratch/ran")" ] || fail "begin $begin: $(cat "$scratch/ran")"
        [ "$end" -ge "$(sed -n 2p "$scratch/ran")" ] || fail "end $end: $(cat "$scratch/ran")"
        [ $((end - begin)) -lt 5000 ] || fail "$((end - begin)) ms, which says nothing"
    done
}

test_only_a_machine_id_is_told_as_one() {
    [ -e /etc/machine-id ] || skip 'no /etc/machine-id'
    for told in uninitialized 'two words' 5E1F0C8F3B7F4F0D9A4C1B2D3E4F5A6B 5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b ''; do
        printf %s "$told" >"$scratch/machine-id"
        # shellcheck disable=SC2016,SC2086
        unshare --mount sh -c 'mount --bind "$1" /etc/machine-id || exit 75; shift; "$@"' sh \
            "$scratch/machine-id" $shell "$script" --only machine-id >"$scratch/bundle" 2>/dev/null ||
            skip 'cannot mount here'
        rm -rf "$scratch/parts"
        check_bundle "$scratch/bundle"
        expected=
        [ "$told" != 5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b ] || expected=$told
        expect "machine-id for '$told'" "$(sed -n 's/^machine-id: //p' "$scratch/bundle")" "$expected"
    done
}

test_node_name_is_the_host_name_unless_given() {
    capture_checked --only boot-id
    expect node "$(sed -n 's/^node: //p' "$scratch/bundle")" "$(uname -n)"
    capture_checked --only boot-id --node worker-7.example
    expect node "$(sed -n 's/^node: //p' "$scratch/bundle")" worker-7.example
}

test_only_asks_what_is_named_and_refuses_unknown_names() {
    capture_checked --only hostname,boot-id
    expect sections "$(tail -n 1 "$scratch/bundle")" 'end: 2'
    capture --only hostname,hostnam >"$scratch/bundle" 2>"$scratch/complaints"
    expect 'exit status' $? 2
    grep -q 'no probe hostnam;' "$scratch/complaints" || fail "$(cat "$scratch/complaints")"
}

test_core_stands_for_what_decides_about_packets() {
    capture_checked --only core,hostname
    for id in ip-route ip-route6 ip-rule ip-rule6 ip-nexthop ip-address ip-link systemctl-show processes boot-id hostname; do
        [ -e "$scratch/parts/$id.header" ] || fail "no $id"
    done
    [ ! -e "$scratch/parts/sysctl.header" ] || fail 'sysctl was asked'
}

test_wrong_arguments_are_refused() {
    for wrong in '--frobnicate' '--node' '--time-cap 0' '--time-cap 1.5' '--size-cap 08' '--size-cap x'; do
        # shellcheck disable=SC2086
        capture $wrong >"$scratch/bundle" 2>"$scratch/complaints"
        expect "exit status of $wrong" $? 2
        [ ! -s "$scratch/bundle" ] || fail "$wrong: something was written"
        [ -s "$scratch/complaints" ] || fail "$wrong: no reason was given"
    done
    for name in "$(printf 'a\nb')" 'a b' a/b .a a- "$(printf 'n\303\274')" "$(printf '%0254d' 1)"; do
        capture --node "$name" >"$scratch/bundle" 2>/dev/null
        expect "exit status of the name '$name'" $? 2
        [ ! -s "$scratch/bundle" ] || fail "$name: something was written"
    done
}

test_output_goes_to_a_private_file() {
    capture --only boot-id --output "$scratch/out.bundle" || fail "exit $?"
    check_bundle "$scratch/out.bundle"
    case $(ls -l "$scratch/out.bundle") in -rw-------*) ;; *) fail 'others may read it' ;; esac
    [ ! -e "$scratch/out.bundle.part" ] || fail 'a part was left'
}

test_unwritable_output_is_an_error() {
    [ -c /dev/full ] || skip 'no /dev/full'
    capture --only boot-id >/dev/full 2>/dev/null
    expect 'exit status' $? 1
}

test_no_directory_to_write_to_is_said_and_nothing_begun() {
    TMPDIR=$scratch/none capture >"$scratch/bundle" 2>"$scratch/complaints"
    expect 'exit status' $? 2
    [ ! -s "$scratch/bundle" ] || fail 'something was written'
    grep -q 'no directory to write temporary files to' "$scratch/complaints" || fail 'it was not said'
}

test_script_can_come_through_standard_input() {
    # A command that reads its input must not eat the rest of the script.
    fake ip <<'END'
cat
echo 'default via 192.0.2.1 dev eth0'
END
    $shell -s -- --node piped --only core <"$script" >"$scratch/bundle" || fail "exit $?"
    check_bundle "$scratch/bundle"
    expect output "$(cat "$scratch/parts/ip-rule.out")" 'default via 192.0.2.1 dev eth0'
}

test_script_cut_off_on_its_way_does_nothing() {
    for bytes in 3000 9000 $(($(wc -c <"$script") - 12)); do
        head -c "$bytes" "$script" | $shell -s >"$scratch/bundle" 2>/dev/null
        [ ! -s "$scratch/bundle" ] || fail "$bytes bytes of it wrote something"
    done
}
