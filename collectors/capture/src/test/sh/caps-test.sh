# shellcheck shell=sh disable=SC2154
# Time and size: nothing hangs, nothing grows, nothing is left behind.

# A number of seconds that tells this test's own sleeping processes from all others.
nap=60$$

left_behind() {
    for process in /proc/[0-9]*; do
        case $(tr '\000' ' ' <"$process/cmdline") in "sleep $nap "*) return 0 ;; esac
    done 2>/dev/null
    return 1
}

nothing_in_tmp() {
    [ -z "$(ls -A "$scratch/tmp")" ] || fail "left: $(ls -A "$scratch/tmp")"
}

test_hanging_command_is_timeout_and_ended_with_its_children() {
    fake ip <<END
echo 'half a line'
sleep $nap
echo never
END
    capture_checked --time-cap 1 --only ip-rule,boot-id
    expect_status ip-rule timeout
    expect exit "$(header_of ip-rule exit)" 124
    expect output "$(cat "$scratch/parts/ip-rule.out")" 'half a line'
    expect_status boot-id ok
    ! left_behind || fail 'the child of the hanging command was left'
}

test_command_that_ignores_the_first_signal_is_ended() {
    fake ip <<END
trap '' TERM
[ "\$1" = rule ] || exit 0
while :; do sleep 1; done
END
    capture_checked --time-cap 1 --only ip-rule,boot-id
    expect_status ip-rule timeout
    expect_status boot-id ok
}

test_time_for_all_probes_is_bounded() {
    [ "$shell_name" = dash ] || skip 'once is enough, it takes 13 s'
    fake ip <<END
exec sleep $nap
END
    capture_checked --time-cap 1
    expect_status ip-route timeout
    expect_status ip-version timeout
    expect_status apk-packages timeout
    expect note "$(header_of apk-packages note)" 'the time for all probes is used up'
    ! left_behind || fail 'a process was left'
}

test_large_output_is_cut_at_a_line() {
    fake ip <<'END'
[ "$1" = rule ] || exit 0
yes 'one line of thirty bytes, yes' | head -c 20000000
END
    capture_checked --only ip-rule,boot-id
    expect_status ip-rule truncated
    expect note "$(header_of ip-rule note)" 'cut at 8388608 bytes'
    bytes=$(header_of ip-rule output-bytes)
    { [ "$bytes" -le 8388608 ] && [ "$bytes" -gt 8388508 ]; } || fail "$bytes bytes"
    expect 'bytes beyond whole lines' $((bytes % 30)) 0
    expect_status boot-id ok
}

# As long as the rules of ten thousand Services.
test_ruleset_has_a_cap_of_its_own() {
    [ ! -e /proc/modules ] || [ -d /sys/module/ip_set ] || skip 'ip_set is not loaded, so nobody is asked'
    fake ipset <<'END'
yes 'add KUBE-CLUSTER-IP 10.96.0.1,tcp:443' | head -c 13000000
END
    capture_checked --only ipset-save
    expect_status ipset-save ok
    expect output-bytes "$(header_of ipset-save output-bytes)" 13000000
    capture_checked --size-cap 1000000 --only ipset-save
    expect_status ipset-save truncated
    expect note "$(header_of ipset-save note)" 'cut at 1000000 bytes'
}

test_output_of_exactly_the_cap_is_whole() {
    fake ip <<'END'
printf '1234567\n'
END
    capture_checked --size-cap 8 --only ip-rule
    expect_status ip-rule ok
    capture_checked --size-cap 7 --only ip-rule
    expect_status ip-rule truncated
}

# A shell reads a line byte by byte, and JSON of ten thousand routes is one line.
test_one_long_line_costs_no_more_than_many() {
    fake ip <<'END'
[ "$1" = rule ] || exit 0
yes 0123456789 | head -c 8000000 | tr -d '\n'
END
    # shellcheck disable=SC3045
    ( ulimit -t 1; capture_checked --only ip-rule ) || fail 'it took a second of CPU'
    expect_status ip-rule ok
}

test_large_error_output_is_cut_too() {
    fake ip <<'END'
[ "$1" = rule ] || exit 0
yes 'one line of thirty bytes, yes' | head -c 200000 >&2
END
    capture_checked --size-cap 1000 --only ip-rule
    expect_status ip-rule truncated
    [ "$(header_of ip-rule error-bytes)" -le 1000 ] || fail 'more than the cap'
}

test_full_disk_is_truncated_never_ok() {
    fake ip <<'END'
[ "$1" = rule ] || exit 0
yes | head -c 300000 2>/dev/null
exit 0
END
    mkdir "$scratch/small"
    # shellcheck disable=SC2016
    unshare --mount sh -c 'mount -t tmpfs -o size=100k none "$1"' sh "$scratch/small" 2>/dev/null ||
        skip 'cannot mount here'
    # shellcheck disable=SC2016,SC2086
    unshare --mount sh -c 'mount -t tmpfs -o size=100k none "$1"; TMPDIR=$1; export TMPDIR; shift; "$@"' sh \
        "$scratch/small" $shell "$script" --only ip-rule >"$scratch/bundle" 2>"$scratch/complaints"
    check_bundle "$scratch/bundle"
    expect_status ip-rule truncated
}

test_nothing_is_left_in_the_temporary_directory() {
    capture_checked --only core
    nothing_in_tmp
}

test_ended_from_outside_it_cleans_up_and_writes_no_end() {
    for signal in TERM HUP PIPE; do
        fake ip <<END
exec sleep $nap
END
        $shell "$script" --output "$scratch/bundle" &
        capture=$!
        until [ -e "$scratch/bundle.part" ] && left_behind; do :; done
        kill -s "$signal" "$capture"
        wait "$capture" && fail "$signal: exit 0"
        nothing_in_tmp
        [ ! -e "$scratch/bundle" ] || fail "$signal: wrote a bundle"
        [ ! -e "$scratch/bundle.part" ] || fail "$signal: left a part"
        ! left_behind || fail "$signal: a process was left"
    done
}

test_killed_outright_its_watcher_cleans_up() {
    fake ip <<END
exec sleep $nap
END
    $shell "$script" >"$scratch/bundle" &
    capture=$!
    until left_behind; do :; done
    kill -s KILL "$capture"
    wait "$capture" 2>/dev/null
    sleep 3
    nothing_in_tmp
    ! left_behind || fail 'a process was left'
}
