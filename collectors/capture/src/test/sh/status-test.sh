# shellcheck shell=sh disable=SC2154
# What the script says of what came out: one case per status word and trap.

# ip_says EXIT OUTPUT ERROR: a fake ip that knows -d and -j and answers so to everything.
ip_says() {
    printf '%b' "$2" >"$scratch/output"
    printf '%b' "$3" >"$scratch/error"
    fake ip <<END
[ "\$*" != '-d -j -V' ] || exit 0
cat "$scratch/output"
cat "$scratch/error" >&2
exit $1
END
    capture_checked --only "${4:-ip-rule}"
    expect 'the output' "$(cat "$scratch/parts/${4:-ip-rule}.out")" "$(cat "$scratch/output")"
    expect 'the error' "$(cat "$scratch/parts/${4:-ip-rule}.err")" "$(cat "$scratch/error")"
    expect 'the exit status' "$(header_of "${4:-ip-rule}" exit)" "$1"
}

test_output_is_ok() {
    ip_says 0 '0:\tfrom all lookup local \n' ''
    expect_status ip-rule ok
}

test_output_beside_a_warning_is_ok() {
    ip_says 0 'a line\n' 'Warning: something is deprecated\n'
    expect_status ip-rule ok
}

test_bytes_are_kept_as_they_are() {
    ip_says 0 'no newline, \0303\0274, \0001, \0377, two\r\n\n\nsection: x\n\nend: 1' 'end: 7\n\n'
    expect_status ip-rule ok
}

test_no_output_is_empty() {
    ip_says 0 '' ''
    expect_status ip-rule empty
}

test_there_is_none_is_empty() {
    ip_says 2 '' 'Error: ipv4: FIB table does not exist.\nDump terminated\n'
    expect_status ip-rule empty
    ip_says 1 '' 'Device "kube-ipvs0" does not exist.\n'
    expect_status ip-rule empty
    ip_says 1 '' 'Cannot find device "kube-ipvs0"\n'
    expect_status ip-rule empty
    ip_says 1 '' 'cat: /etc/machine-id: No such file or directory\n'
    expect_status ip-rule empty
}

test_unclosed_empty_json_is_empty() {
    ip_says 2 '[ ' 'Error: ipv4: FIB table does not exist.\nDump terminated\n' ip-route-json
    expect_status ip-route-json empty
}

test_there_is_none_after_some_output_is_truncated() {
    ip_says 2 'default via 192.0.2.1 dev eth0\n' 'Error: ipv6: FIB table does not exist.\n'
    expect_status ip-rule truncated
}

test_denied_is_denied() {
    ip_says 2 '' 'RTNETLINK answers: Operation not permitted\n'
    expect_status ip-rule denied
    ip_says 1 '' 'grep: /var/log/dpkg.log: Permission denied\n'
    expect_status ip-rule denied
}

test_anything_else_is_failed() {
    ip_says 3 'half an answer\n' 'boom\n'
    expect_status ip-rule failed
}

test_interrupted_dump_is_asked_again() {
    fake ip <<END
[ -e "$scratch/asked" ] && { echo all; exit 0; }
[ "\$1" = rule ] && : >"$scratch/asked"
echo part
echo 'Dump was interrupted and may be inconsistent.' >&2
END
    capture_checked --only ip-rule
    expect_status ip-rule ok
    expect output "$(cat "$scratch/parts/ip-rule.out")" all
}

test_always_interrupted_dump_is_truncated() {
    ip_says 0 'part\n' 'Dump was interrupted and may be inconsistent.\n'
    expect_status ip-rule truncated
}

test_missing_command_is_unsupported() {
    fake systemctl <<'END'
exit 127
END
    capture_checked --only systemctl-show,crio-version
    expect_status systemctl-show unsupported
    command -v crio >/dev/null || expect_status crio-version unsupported
}

test_systemctl_without_systemd_is_unsupported() {
    fake systemctl <<'END'
echo "System has not been booted with systemd as init system (PID 1). Can't operate." >&2
echo 'Failed to connect to bus: Host is down' >&2
exit 1
END
    capture_checked --only systemctl-show
    expect_status systemctl-show unsupported
}

test_ip_without_json_is_not_asked_for_it() {
    fake ip <<END
echo "\$*" >>"$scratch/asked"
case \$* in *-j*) echo 'Option "-j" is unknown, try "ip -help".' >&2; exit 255 ;; esac
echo '10.6.0.0/16 '
END
    capture_checked --only ip-route,ip-route-json
    expect_status ip-route ok
    expect command "$(header_of ip-route command)" 'ip -d route show table all'
    expect_status ip-route-json unsupported
    expect 'questions with -j' "$(grep -c -e -j "$scratch/asked")" 1
}

test_busybox_ip_is_asked_in_its_own_words() {
    fake ip <<'END'
case $* in *-d* | *-j* | *-V*) echo 'BusyBox v1.35.0 (Debian) multi-call binary.' >&2; exit 1 ;; esac
echo '10.6.0.0/16 '
END
    capture_checked --only ip-route,ip-route6,ip-route6-json,ip-link,ip-version
    expect command "$(header_of ip-route command)" 'ip route show table all'
    expect command "$(header_of ip-route6 command)" 'ip -6 route show table all'
    expect command "$(header_of ip-link command)" 'ip link show'
    expect_status ip-route6 ok
    expect_status ip-route6-json unsupported
    expect_status ip-version unsupported
}

# The file is there exactly when ip_vs is loaded: no virtual servers is an observation.
test_ipvs_that_is_not_loaded_has_no_virtual_servers() {
    capture_checked --only proc-net-ip-vs
    if [ -e /proc/net/ip_vs ]; then expected=ok; else expected=empty; fi
    expect_status proc-net-ip-vs "$expected"
}
