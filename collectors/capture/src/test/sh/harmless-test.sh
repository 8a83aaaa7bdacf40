# shellcheck shell=sh disable=SC2154
# It only looks: the node is the same afterwards, and no secret leaves it.

# start_agent NAME ARGUMENT...: a process of that name that waits with those arguments.
start_agent() {
    mkfifo "$scratch/fifo" 2>/dev/null
    name=$1
    shift
    # The kernel names a script's process after the script.
    { echo '#!/bin/sh'; echo "read -r _ <>$scratch/fifo"; } >"$scratch/$name"
    chmod +x "$scratch/$name"
    LEAKED_TOKEN=planted-in-environment "$scratch/$name" "$@" &
    agent=$!
    until [ "$(cat "/proc/$agent/comm")" = "$name" ]; do :; done
}

test_planted_secrets_never_show_up() {
    start_agent kubelet \
        --token=planted1 --token planted2 --bootstrap-token abcdef.0123456789abcdef \
        --password 'planted3 with planted4 blanks' --Client-Secret=planted5 \
        'API_TOKEN=planted6' 'sh -c DB_PASSWORD=planted7 x' "$(printf -- '--passwd=planted8\nplanted9')" \
        https://user:planted10@registry.example/v2 --endpoint=etcd://u:pl/anted11@10.0.0.1:2379 \
        eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2ln0planted12 \
        '--header=Authorization: Bearer planted13' '-H' 'Authorization: Basic planted14' \
        '{"auth":{"password": "planted15", "x": "planted16"}}' client-key-data: planted17 \
        '--client-key-data=planted18' 'x=zyxwvu.zyxwvutsrq987654' '--token' '' planted19 \
        '--authentication-token-webhook' '--secret' '-planted20' 'sh -c kubelet --token planted21' \
        '--basic-auth' planted25 '--api-key' planted22 '--aws_secret_access_key=planted23,planted24' '--v=2'
    capture_checked
    kill "$agent"
    # Not one of them, in any section, nor what stands in the environment.
    ! grep -a -o -E '.{20}(planted|abcdef\.|zyxwvu|pl/anted|eyJ).{9}' "$scratch/bundle" >&2 || fail 'a secret shows'
    grep -qa "^$agent kubelet [0-9]* .* --token=\*\*\* --token \*\*\* .*--v=2\$" "$scratch/parts/processes.out" ||
        fail "$(cat "$scratch/parts/processes.out")"
}

test_what_is_no_secret_stays_readable() {
    start_agent kube-proxy --proxy-mode=ipvs --cluster-cidr=10.244.0.0/16,fd44::/16 \
        --feature-gates=RotateToken=true,TokenRequest=false,IPv6DualStack=true \
        --authentication-token-webhook --authorization-mode=Webhook --anonymous-auth=false \
        --kubeconfig /var/lib/secrets/kube-proxy.conf --master=http://192.168.50.10:6443 --v=2
    capture_checked --only processes
    kill "$agent"
    expect 'the command line' "$(sed -n "s|^$agent kube-proxy [0-9]* /bin/sh $scratch/kube-proxy ||p" "$scratch/parts/processes.out")" \
        "--proxy-mode=ipvs --cluster-cidr=10.244.0.0/16,fd44::/16 --feature-gates=RotateToken=true,TokenRequest=false,IPv6DualStack=true --authentication-token-webhook --authorization-mode=Webhook --anonymous-auth=false --kubeconfig /var/lib/secrets/kube-proxy.conf --master=http://192.168.50.10:6443 --v=2"
}

# with_folder FOLDER: runs the capture with more arguments where FOLDER holds what is in $scratch/files.
with_folder() {
    folder=$1
    shift
    [ -d "$folder" ] || skip "no $folder"
    unshare --mount true 2>/dev/null || skip 'cannot mount here'
    # shellcheck disable=SC2016,SC2086
    unshare --mount sh -c 'mount --bind "$1" "$2" || exit 75; shift 2; exec "$@"' sh \
        "$scratch/files" "$folder" $shell "$script" "$@" >"$scratch/bundle" || skip 'cannot mount here'
    check_bundle "$scratch/bundle"
}

# The mask looks at lines and not at what file they are of: one folder stands for all.
test_planted_secrets_of_files_never_show_up() {
    mkdir "$scratch/files"
    cat >"$scratch/files/a.conf" <<'END'
authorization:
  mode: Webhook
staticToken: planted1
password: |
  planted2
  planted3
shown: yes
tokens:
- planted4
apiKey:
  planted5
"home": {auth: {password: planted6}}
proxy: http://user:planted7@proxy:3128
rotateToken: true
tlsPrivateKeyFile: /k/tls.key
    auth_pass planted8
authentication { auth_type PASS auth_pass planted9 }
  password "planted10";
PrivateKey=planted11
Environment="API_TOKEN=planted12" "B=2"
ExecStart=/usr/bin/kubelet --token planted13 --authentication-token-webhook --v=2
net.ipv4.tcp_fastopen_key = planted14
net.ipv4.tcp_syncookies = 1
auth_tokens = ["planted15",
  "planted16"]
-----BEGIN PRIVATE KEY-----
planted17
-----END PRIVATE KEY-----
last: yes
END
    cat >"$scratch/files/b.conf" <<'END'
{"name":"n","policy":{"k8s_auth_token":"planted18\"planted19","x":"y"},"mtu":1440,"password":
   "planted20", "pem":"-----BEGIN RSA PRIVATE KEY-----\nplanted21", "secrets":["planted22","planted23"]}
END
    with_folder /etc/sysctl.d --only sysctl-config
    out=$scratch/parts/sysctl-config.out
    ! grep -a planted "$out" >&2 || fail 'a secret shows'
    for kept in 'mode: Webhook' 'shown: yes' 'rotateToken: true' '/k/tls.key' 'http://\*\*\*@proxy' \
        '"x":"y"},"mtu":1440' ' --authentication-token-webhook --v=2' 'syncookies = 1' 'last: yes' \
        '==> /etc/sysctl.d/b.conf <=='; do
        grep -q -e "$kept" "$out" || fail "not kept: $kept in $(cat "$out")"
    done
}

test_files_that_may_not_be_read_are_denied() {
    mkdir "$scratch/files"
    echo 'net.ipv4.ip_forward = 1' >"$scratch/files/a.conf"
    chmod 600 "$scratch/files/a.conf"
    chmod 755 "$scratch" "$scratch/files"
    chmod 777 "$scratch/tmp"
    command -v setpriv >/dev/null || skip 'no setpriv'
    shell="setpriv --reuid 65534 --regid 65534 --clear-groups $shell"
    cp "$script" "$scratch/capture"
    script=$scratch/capture
    chmod 755 "$script"
    with_folder /etc/sysctl.d --only sysctl-config
    expect_status sysctl-config denied
}

test_secrets_in_logs_are_masked() {
    fake journalctl <<'END'
echo "2026-11-22T10:00:00+0000 w kubelet[1]: --token=planted1 started with http://u:planted2@h"
echo "2026-11-22T10:00:00+0000 w kubelet[1]: cni plugin not initialized $*"
exit 3
END
    capture_checked --only journal --since 1795341600
    ! grep -a planted "$scratch/parts/journal.out" >&2 || fail 'a secret shows'
    grep -q -e 'not initialized --no-pager .* --since=@1795341600 -u kubelet.service' "$scratch/parts/journal.out" ||
        fail "$(cat "$scratch/parts/journal.out")"
    expect 'exit' "$(header_of journal exit)" 3
}

test_logs_since_nonsense_is_refused() {
    capture --since yesterday >"$scratch/bundle" 2>/dev/null
    expect 'exit' $? 2
}

test_processes_tell_when_they_started() {
    start_agent flanneld --iface=eth0
    capture_checked --only processes
    kill "$agent"
    expect 'the first line' "$(head -n 1 "$scratch/parts/processes.out")" \
        "# clock-ticks-per-second $(getconf CLK_TCK 2>/dev/null || echo 100)"
    # It started within the minute before: ticks are hundredths of a second on nearly every node.
    [ "$(getconf CLK_TCK)" = 100 ] || skip 'other ticks'
    ticks=$(sed -n "s/^$agent flanneld \([0-9]*\) .*/\1/p" "$scratch/parts/processes.out")
    now=$(sed 's/\..*//' /proc/uptime)
    { [ $((ticks / 100)) -le "$now" ] && [ $((ticks / 100)) -gt $((now - 60)) ]; } || fail "started at $ticks, now $now"
}

# in_lab: runs the script on standard input in a kernel that is thrown away; it can write to $scratch.
# Under one shell, for every shell asks with the same commands.
in_lab() {
    [ "$shell_name" = dash ] || skip 'once is enough'
    lab=$here/../../../../../deploy/lab/uml-run
    [ "$(id -u)" = 0 ] || skip 'it takes root to boot a kernel'
    { command -v linux.uml && command -v modprobe && command -v ip; } >/dev/null || skip 'no user-mode-linux, kmod or iproute2'
    { echo '#!/bin/sh'; echo "scratch='$scratch' shell='$shell' script='$script'"; cat; } >"$scratch/inside"
    chmod +x "$scratch/inside"
    TMPDIR=/tmp "$lab" -w "$scratch" "$scratch/inside" || fail "exit $?"
}

# Between two changes of our own, which prove that it listens, the kernel tells of none, and no module is new.
test_kernel_is_as_it_was() {
    in_lab <<'END'
ip -o monitor all >"$scratch/heard" 2>/dev/null &
monitor=$!
until grep -q 'mtu 61111' "$scratch/heard"; do ip link set lo mtu 61112; ip link set lo mtu 61111; done
cut -d ' ' -f 1 /proc/modules | sort >"$scratch/modules"
$shell "$script" >"$scratch/bundle" || exit 1
cut -d ' ' -f 1 /proc/modules | sort | diff "$scratch/modules" - >&2 || exit 1
ip link set lo mtu 62222
until grep -q 'mtu 62222' "$scratch/heard"; do :; done
kill $monitor
END
    check_bundle "$scratch/bundle"
    ! grep -v -e 'mtu 6111[12]' -e 'mtu 62222' "$scratch/heard" >&2 || fail 'something changed'
}

test_tables_and_sets_are_listed_where_their_modules_are_loaded_and_stay_as_they_were() {
    { command -v nft && command -v ipset && command -v ipvsadm && command -v conntrack && command -v iptables-legacy; } \
        >/dev/null || skip 'no nftables, ipset, ipvsadm, conntrack or iptables'
    in_lab <<'END'
modprobe -a nf_tables ip_set ip_set_hash_ip ip_vs ip_vs_rr iptable_filter nf_conntrack nf_conntrack_netlink || exit 1
ip link set lo up
nft add table bridge ours && ipset create ours hash:ip && ipset add ours 192.0.2.1 || exit 1
ipvsadm -A -t 127.0.0.2:80 -s rr && iptables-legacy -A FORWARD -s 192.0.2.1 -j DROP || exit 1
conntrack -I -p tcp -s 192.0.2.1 -d 192.0.2.2 --sport 1025 --dport 80 --state ESTABLISHED --timeout 9000 || exit 1
state() {
    cut -d ' ' -f 1 /proc/modules | sort
    nft list ruleset
    ipset save
    ipvsadm -Sn
    iptables-legacy-save | grep -v '^[:#]'
    sed 's/ 6 [0-9]* / 6 /' /proc/net/nf_conntrack
}
state >"$scratch/before"
$shell "$script" >"$scratch/bundle" || exit 1
state | diff "$scratch/before" - >&2 || exit 1
grep -q 192.0.2.2 "$scratch/before"
END
    check_bundle "$scratch/bundle"
    for id in nft-list-ruleset ipset-save ipvsadm iptables-legacy-save conntrack-fill; do expect_status $id ok; done
    expect 'the entry' "$(tail -n 1 "$scratch/parts/ipset-save.out")" 'add ours 192.0.2.1'
}

test_tables_and_sets_of_modules_that_are_not_loaded_are_not_asked_for() {
    in_lab <<'END'
$shell "$script" --only nft-list-ruleset,ipset-save >"$scratch/bundle" || exit 1
! grep -E '^(nf_tables|ip_set) ' /proc/modules >&2
END
    check_bundle "$scratch/bundle"
    for id in nft-list-ruleset ipset-save; do
        case $(header_of $id note) in *' is not loaded'*) ;; *) fail "$id: $(cat "$scratch/parts/$id.header")" ;; esac
    done
}

# iptables-restore of a large ruleset holds the lock for seconds; who only looks needs none.
test_lock_of_iptables_is_not_waited_for() {
    { command -v iptables-legacy-save && command -v flock; } >/dev/null || skip 'no iptables or flock'
    in_lab <<'END'
modprobe -a iptable_filter || exit 1
iptables-legacy -w -A FORWARD -s 192.0.2.1 -j DROP || exit 1
flock /run/xtables.lock sleep 60 &
holder=$!
until ! flock -n /run/xtables.lock true; do :; done
$shell "$script" --only iptables-legacy-save >"$scratch/bundle" || exit 1
kill -0 $holder
END
    check_bundle "$scratch/bundle"
    expect_status iptables-legacy-save ok
    [ "$(header_of iptables-legacy-save end | sed 's/[.].*//')" -le 2 ] || fail 'it waited'
    grep -q -e '-A FORWARD -s 192.0.2.1/32 -j DROP' "$scratch/parts/iptables-legacy-save.out" || fail 'no rule'
}

test_netfilter_tools_are_not_asked_where_that_would_load_nfnetlink() {
    [ -e /proc/net/netlink ] || skip 'no /proc/net/netlink'
    fake nft <<END
: >"$scratch/asked"
END
    capture_checked --only nft-version
    if awk '$2 == 12 { found = 1 } END { exit !found }' /proc/net/netlink; then
        [ -e "$scratch/asked" ] || fail 'nfnetlink is there, and it was not asked'
    else
        [ ! -e "$scratch/asked" ] || fail 'nfnetlink is not there, and it was asked'
        expect_status nft-version unsupported
    fi
}

test_empty_network_namespace_is_captured() {
    in_lab <<'END'
unshare --net $shell "$script" --only core >"$scratch/bundle"
END
    check_bundle "$scratch/bundle"
    expect_status ip-route6 empty
    expect_status ip-link ok
}

test_commands_run_niced() {
    fake ip <<'END'
nice
END
    nice -n 0 true 2>/dev/null || skip 'no nice'
    capture_checked --only ip-rule
    [ "$(cat "$scratch/parts/ip-rule.out")" -ge 10 ] || fail "nice is $(cat "$scratch/parts/ip-rule.out")"
}

test_user_without_rights_gets_a_bundle() {
    setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null || skip 'cannot become another user'
    chmod 755 "$scratch"
    chmod 777 "$scratch/tmp"
    # shellcheck disable=SC2086
    setpriv --reuid 65534 --regid 65534 --clear-groups $shell -s <"$script" >"$scratch/bundle" || fail "exit $?"
    check_bundle "$scratch/bundle"
    expect_status boot-id ok
    ! command -v ip >/dev/null || expect_status ip-route6 ok
    [ -z "$(ls -A "$scratch/tmp")" ] || fail "left: $(ls -A "$scratch/tmp")"
}

# With hidepid, /proc shows a user only its own: that no agent is seen says nothing then.
test_processes_that_are_hidden_are_denied() {
    unshare --mount mount -o remount,hidepid=2 /proc 2>/dev/null || skip 'cannot mount here'
    chmod 755 "$scratch"
    chmod 777 "$scratch/tmp"
    # shellcheck disable=SC2016,SC2086
    unshare --mount sh -c 'mount -o remount,hidepid=2 /proc && exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"' sh \
        $shell -s -- --only processes <"$script" >"$scratch/bundle" || fail "exit $?"
    check_bundle "$scratch/bundle"
    expect_status processes denied
}

# No ip but busybox's, no systemctl, no timeout, no setsid, perhaps no cksum; and of the
# directories for temporary files only the last.
test_machine_that_has_only_busybox_is_captured() {
    [ "$shell_name" = busybox ] || skip 'once is enough'
    root=$scratch/root
    mkdir -p "$root/bin" "$root/proc" "$root/dev" "$root/var/tmp"
    cp "$(command -v busybox)" "$script" "$root/bin/"
    for applet in sh ip cat sed awk grep tail head cut tr date mktemp rm sleep uname renice wc; do
        ln -s busybox "$root/bin/$applet"
    done
    chroot "$root" /bin/sh -c : 2>/dev/null || skip 'no static busybox, or not root'
    in_lab <<'END'
root=$scratch/root
mount -t proc none "$root/proc" && mount --bind /dev "$root/dev" && ip address add 10.0.0.1/24 dev lo &&
    env -i PATH="$PATH" chroot "$root" /bin/sh -c 'PATH=/bin; sh /bin/capture --node bare' >"$scratch/bundle"
status=$?
umount "$root/proc" "$root/dev"
exit $status
END
    check_bundle "$scratch/bundle"
    expect_status ip-route ok
    expect 'command' "$(header_of ip-route command)" 'ip route show table all'
    expect_status systemctl-show unsupported
    expect_status machine-id empty
    [ -z "$(ls -A "$root/var/tmp")" ] || fail "left: $(ls -A "$root/var/tmp")"
}
