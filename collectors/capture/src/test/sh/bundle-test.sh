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

test_wrong_arguments_are_refused() {
    for wrong in '--frobnicate' '--node' '--time-cap 0' '--time-cap 1.5' '--size-cap 08' '--size-cap x'; do
        # shellcheck disable=SC2086
        capture $wrong >"$scratch/bundle" 2>"$scratch/complaints"
        expect "exit status of $wrong" $? 2
        [ ! -s "$scratch/bundle" ] || fail "$wrong: something was written"
        [ -s "$scratch/complaints" ] || fail "$wrong: no reason was given"
    done
    capture --node "$(printf 'a\nb')" >/dev/null 2>&1
    expect 'exit status of a name of two lines' $? 2
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
    $shell -s -- --node piped <"$script" >"$scratch/bundle" || fail "exit $?"
    check_bundle "$scratch/bundle"
    expect output "$(cat "$scratch/parts/ip-rule.out")" 'default via 192.0.2.1 dev eth0'
}

test_script_cut_off_on_its_way_does_nothing() {
    for bytes in 3000 9000 $(($(wc -c <"$script") - 12)); do
        head -c "$bytes" "$script" | $shell -s >"$scratch/bundle" 2>/dev/null
        [ ! -s "$scratch/bundle" ] || fail "$bytes bytes of it wrote something"
    done
}
