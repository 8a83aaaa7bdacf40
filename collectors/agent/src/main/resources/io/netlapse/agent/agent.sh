#!/bin/sh
# agent.sh: capture this node, keep what was captured until the service has it, push it.
#
#   agent.sh --server URL --token-file FILE --spool FOLDER [--cluster NAME] [--node NAME]
#            [--ca-file FILE] [--client curl|wget] [--capture FILE] [--only PROBE,PROBE]
#            [--every SECONDS [--spread SECONDS]] [--patience SECONDS] [--capture-cap SECONDS]
#            [--max-bytes BYTES] [--max-age SECONDS]
#
# For a node without a JVM: works in dash, bash and busybox ash and needs coreutils or busybox, with
# gzip and awk, and curl or GNU wget. docs/agent.md says how it is installed and what each option means.
#
# Without --every it captures once, pushes and ends: a timer starts it. With it, it goes on until a
# signal ends it. A capture is deleted when the service has acknowledged it and never before, but the
# oldest are dropped where the spool is full, which is said. Killed at any instant it leaves no half
# capture under a whole one's name; the next run clears up.
#
# Exit status: 0 the spool is empty, 1 captures wait, 2 wrong arguments or nothing to push with, 3 another
# one has the spool, 4 a capture was refused or could not be taken or kept, 128 + n ended by signal n.
#
# Lists of words are split on purpose, and our own names have no blanks:
# shellcheck disable=SC2046,SC2086,SC2012

set -u
umask 077
export LC_ALL=C "PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

version=1 server='' token_file='' spool='' cluster='' node='' ca_file='' client='' only='' capture=${0%/*}/capture
every='' spread='' patience=30 capture_cap=90 max_bytes=67108864 max_age=604800
push_cap=120 longest_wait=60 largest_bundle=134217728 largest_answer=2048

say() { printf 'agent: %s\n' "$1" >&2; }
refuse() { say "$1"; exit 2; }

# --- What it is told. ------------------------------------------------------------------------

arguments() {
    while [ $# -gt 0 ]; do
        [ -n "${2-}" ] || [ "$1${2-x}" = --cluster ] || refuse "$1 needs a value"
        case $1 in
            --server | --token-file | --spool | --cluster | --node | --ca-file | --client | --capture | --only) ;;
            --every | --spread | --patience | --capture-cap | --max-bytes | --max-age)
                case $2 in *[!0-9]* | 0* | ??????????????*) refuse "$1 takes a whole number above 0, not $2" ;; esac ;;
            *) refuse "unknown argument $1; the head of the script tells them" ;;
        esac
        eval "$(echo "${1#--}" | tr - _)=\$2"
        shift 2
    done
    [ -n "$spool" ] || refuse 'where are captures to be kept? Name a folder with --spool'
    echo "$server" | grep -Eqx 'https?://[][A-Za-z0-9:/._~%-]+' ||
        refuse 'which service? Give its address, such as https://netlapse.example, with --server'
    case $cluster in *[!A-Za-z0-9._-]*) refuse "no name of a cluster: '$cluster'; it has letters, digits, '.', '_', '-'" ;; esac
    [ -n "$token_file" ] || refuse 'which token may push? Name its file with --token-file'
    [ -z "$ca_file" ] || [ -r "$ca_file" ] || refuse "the authority's certificate $ca_file cannot be read"
    [ -r "$capture" ] || refuse "there is no capture script $capture; name it with --capture"
    url="${server%/}/api/v1/snapshots${cluster:+?cluster=$cluster}"
}

# Sets program to the file of that name. A busybox shell prefers its own wget to the real one.
find_program() {
    IFS=:
    for program in $PATH; do
        program=$program/$1
        if [ -f "$program" ] && [ -x "$program" ]; then break; fi
        program=''
    done
    unset IFS
    [ -n "$program" ]
}

# Sets client and program. busybox's wget takes a header only as an argument, where every user of
# the node could read the token: so it is not used.
find_client() {
    for program in ${client:-curl wget}; do
        client=$program
        find_program "$client" || continue
        case $client:$("$program" --version 2>/dev/null) in curl:* | 'wget:GNU Wget 1.'*) return ;; esac
    done
    refuse "neither curl nor GNU wget to push with; install one (other kinds of wget would show the token)"
}

# --- Time. What lasts is measured by the uptime, which holds where the clock steps. -----------

# Sets up to the uptime in seconds.
uptime() { IFS=. read -r up _ </proc/uptime; }
clock() { date +%s; }

# Waits so many seconds, in a way that a signal ends at once.
nap() {
    sleep "$1" &
    child=$!
    wait "$child"
    child=''
}

# A number below the first argument, drawn from standard input.
part_of() {
    bound=$1
    set -- $(cksum)
    echo $((${1:-0} % bound))
}

# Seconds until this node's next turn: the same instant of each period, another one for each node.
until_turn() {
    turn=$(echo "${node:-$(uname -n)}" | part_of "${spread:-$every}")
    echo $((every - ($(clock) - turn) % every))
}

# --- One at a time. --------------------------------------------------------------------------

# Who runs under a process id, which comes again after a restart of the node or a container.
identity() {
    { read -r boot </proc/sys/kernel/random/boot_id; read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    set -- "$1" ${stat##*) }
    echo "$1.${21}.$boot"
}

# The link's target is who has the spool: both come into being at once. Should two take over at once,
# both go on, with files that have names of their own.
lock() {
    mkdir -p "$spool/refused" || refuse "the folder $spool cannot be made; name another with --spool"
    me=$(identity $$)
    for _ in 1 2; do
        if ln -s "$me" "$spool/lock" 2>/dev/null; then return; fi
        holder=$(readlink "$spool/lock")
        [ -n "$holder" ] || continue
        if [ "$holder" = "$(identity "${holder%%.*}")" ]; then break; fi
        say "process ${holder%%.*} has ended and left its lock; taken over"
        rm -f "$spool/lock"
    done
    [ -L "$spool/lock" ] || refuse "$spool cannot be written; name another folder with --spool"
    say "process ${holder%%.*} works on $spool; nothing done"
    exit 3
}

leave() {
    # bash runs it in a child, too, that is ended before it has let go of our traps.
    { read -r self _ </proc/self/stat && [ "$self" = $$ ]; } || return 0
    trap '' HUP INT TERM
    exec 2>/dev/null
    [ -z "$watcher" ] || kill "$watcher"
    [ -z "$child" ] || { kill "$child"; wait "$child"; }
    rm -f "$part".*
    [ "$(readlink "$spool/lock")" != "$me" ] || rm -f "$spool/lock"
}

# Runs a command until it ends or so many seconds are over; sets status. A process inside the
# kernel cannot be ended: it is left behind, and nobody waits for it.
within() {
    cap=$1
    shift
    "$@" &
    child=$!
    end_when_late "$child" "$cap" >/dev/null 2>&1 &
    watcher=$!
    # A signal that is trapped ends the wait, not the child. And bash would tell whom it saw die.
    { wait "$child"; status=$?; kill "$watcher"; wait "$watcher"; } 2>/dev/null
    child='' watcher=''
}

end_when_late() {
    trap - HUP INT TERM EXIT USR1
    seconds=0
    while kill -0 "$1"; do
        kill -0 $$ || { kill "$1"; exit; }
        case $((seconds - $2)) in
            0) echo "it did not end within $2 s and was ended" >"$part.late"; kill "$1" ;;
            3) kill -9 "$1" ;;
            6) echo "it did not end within $2 s, cannot be ended and is left behind" >"$part.late"; kill -s USR1 $$; exit ;;
        esac
        sleep 1
        seconds=$((seconds + 1))
    done
}

# --- Capturing into the spool. ---------------------------------------------------------------

# With an environment of its own: nothing of ours is to show in what it prints.
run_capture() {
    since=$(logs_since)
    set -- ${node:+--node "$node"} ${only:+--only "$only"} ${since:+--since "$since"}
    ulimit -f $((largest_bundle / 512)) 2>/dev/null
    exec env -i "PATH=$PATH" LC_ALL=C ${TMPDIR:+"TMPDIR=$TMPDIR"} sh "$capture" "$@" \
        </dev/null >"$part.bundle" 2>"$part.complaints"
}

take_capture() {
    begun=$(clock) serial=$((serial + 1))
    rm -f "$part".*
    within "$capture_cap" run_capture
    [ "$status" -eq 0 ] || say "the capture failed ($status), what it wrote is kept: $(why late complaints)"
    if [ ! -s "$part.bundle" ]; then say 'no capture was taken'; failed=yes; return; fi
    until gzip -c <"$part.bundle" >"$part.gz" 2>/dev/null && flush "$part.gz"; do
        # Where there is room for more than it takes, dropping would not help.
        if cp "$part.bundle" "$part.room" 2>/dev/null; then file='' reason='gzip or dd failed'; else oldest "$spool" && reason='no room'; fi
        rm -f "$part.room"
        if [ -z "$file" ]; then lose "$reason"; return; fi
        drop "$file" 'there is no room left'
    done
    mv "$part.gz" "$spool/$(printf '%012d-%07d' "$begun" $$)-$serial.bundle.gz" || { lose 'it cannot be renamed'; return; }
    trim "$spool"
}

# To the disk, this file alone: old ones of sync write all files out, which stalls a busy node.
flush() { dd if=/dev/null of="$1" conv=notrunc,fsync 2>/dev/null; }

# Sets file to the oldest capture of a folder, or to nothing.
oldest() {
    for file in "$1"/*.bundle.gz ''; do [ ! -e "${file:-/}" ] || return 0; done
}

# When a capture began, which its name tells.
begun_at() { echo "${1##*/}" | sed 's/^0*//; s/-.*//'; }

drop() {
    say "dropped ${1##*/}: $2"
    rm -f "$1" "${1%.bundle.gz}.answer"
    count_dropped
}

lose() { say "the capture is dropped, it cannot be kept in $spool: $1"; count_dropped; failed=yes; }

count_dropped() {
    dropped=0; { read -r dropped <"$spool/dropped"; } 2>/dev/null
    echo $((${dropped:-0} + 1)) >"$part.count" && mv "$part.count" "$spool/dropped"
}

# Drops the oldest captures of a folder until neither its size nor their age is beyond the limits. A digit
# before the names, since busybox's awk takes a number that begins with 0 for octal.
trim() {
    ls -ln "$1" | awk -v most="$max_bytes" -v first=$((1000000000000 + $(clock) - max_age)) '
        $NF ~ /\.bundle\.gz$/ { size[++n] = $5; name[n] = $NF; total += $5 }
        END {
            for (i = 1; i <= n; i++) {
                if (("1" name[i]) + 0 < first) print name[i], "it is older than the limit"
                else if (total > most) print name[i], "the spool is full"
                else continue
                total -= size[i]
            }
        }' | while read -r name reason; do drop "$1/$name" "$reason"; done
}

# From when on lines of the journal are to be taken, since the service has those before: a minute
# before the last capture that arrived, from the begin of that clock hour, as LogCursor has it.
logs_since() {
    cursor=''; { read -r cursor <"$spool/logs.since"; } 2>/dev/null
    case $cursor in *[!0-9]* | '' | 0* | ??????????????*) return ;; esac
    [ "$cursor" -gt "$(clock)" ] || echo $(((cursor - 60) / 3600 * 3600))
}

# Moves the cursor to a capture that has arrived, if it is whole and has all of the journal. Bytes
# are counted, since a log may hold anything; where the sum is wrong, lines are sent once more.
move_cursor() {
    gzip -dc "$1" 2>/dev/null | awk '
        skip > 0 { skip -= length($0) + 1; next }
        /^section: / { journal = $2 ~ /^journal/ }
        /^status: / && journal { seen = 1; if ($2 != "ok" && $2 != "empty") lacking = 1 }
        /^output-bytes: / { bytes = $2 }
        /^error-bytes: / { bytes += $2; body = 1 }
        /^$/ && body { body = 0; skip = bytes + 1 }
        /^end: / { whole = 1 }
        END { exit skip < 0 || !whole || !seen || lacking }' || return 0
    begun_at "$1" >"$part.since" && mv "$part.since" "$spool/logs.since"
}

# --- Pushing. --------------------------------------------------------------------------------

# One attempt: sets answer to the status, 000 where there was none; what came is in files.
attempt() {
    rm -f "$part".*
    answer=000 token='' sent_at='' age=$(($(clock) - $(begun_at "$1")))
    # Only what was captured just now tells of the clock that it was captured by.
    if [ "$age" -ge 0 ] && [ "$age" -le 600 ]; then sent_at=$(date -u +%Y-%m-%dT%H:%M:%SZ); fi
    read -r token <"$token_file"
    case $token in *[!A-Za-z0-9._~+/=-]* | '') echo "$token_file holds no token" >"$part.errors"; return ;; esac
    within $((push_cap + 5)) "with_$client" "$1"
    # The last of several: a proxy's answers come before.
    answer=$(sed -n 's/^ *HTTP\/[0-9.]* \([0-9][0-9][0-9]\).*/\1/p' "$part.headers" | tail -n 1)
    # Of curl we know that the answer was cut off, and then it is none.
    if [ -z "$answer" ] || { [ "$client" = curl ] && [ "$status" -ne 0 ]; }; then answer=000; fi
} 2>/dev/null

# The token comes through standard input: it is in no argument and no environment.
with_curl() {
    bundle=$1
    # The machine's own authorities count no more beside one that was named.
    set -- ${ca_file:+--cacert "$ca_file" --capath /nonexistent}
    ulimit -f $largest_answer
    exec "$program" --disable --silent --show-error --config - --data-binary "@$bundle" --connect-timeout 10 \
        --max-time "$push_cap" --output "$part.body" --dump-header "$part.headers" "$@" "$url" 2>"$part.errors" <<END
header = "Authorization: Bearer $token"
header = "Content-Type: application/vnd.netlapse.bundle"
header = "Content-Encoding: gzip"
header = "Netlapse-Sent-At: $sent_at"
header = "Expect:"
user-agent = "netlapse-agent/$version"
END
}

# wget reads no settings from a pipe: they are in a file that has no name any more when it starts.
with_wget() {
    cat >"$part.settings" <<END
header = Authorization: Bearer $token
header = Content-Type: application/vnd.netlapse.bundle
header = Content-Encoding: gzip
${sent_at:+header = Netlapse-Sent-At: $sent_at}
user_agent = netlapse-agent/$version
END
    ulimit -f $largest_answer
    exec <"$part.settings" 2>"$part.headers"
    rm -f "$part.settings"
    HOME=/nonexistent exec "$program" --config=/dev/stdin --server-response --content-on-error --tries=1 --max-redirect=0 \
        --no-verbose --timeout="$push_cap" --connect-timeout=10 --post-file="$1" --output-document="$part.body" \
        ${ca_file:+"--ca-certificate=$ca_file"} "$url"
}

# The first of these files that says anything, in one line.
why() {
    for text; do
        [ -s "$part.$text" ] || continue
        head -c 300 "$part.$text" | tr -sc '!-~' ' '
        return
    done
}

# Sets not_before and bound. What was left before the clock was set back does not hold for ever.
read_wait() {
    not_before=0 bound=1 written=0
    { read -r not_before bound written <"$spool/wait"; } 2>/dev/null
    case ${not_before:-x}${bound:-x}${written:-x} in *[!0-9]*) not_before=0 bound=1 written=0 ;; esac
    [ "$written" -le "$(clock)" ] || not_before=0
}

# It is not tried again before an instant that is kept, with the bound for the wait after that one.
back_off() {
    asked=$(sed -n 's/^ *[Rr]etry-[Aa]fter: *\([0-9]\{1,5\}\)[[:cntrl:]]*$/\1/p' "$part.headers" 2>/dev/null | tail -n 1)
    # A second more than was asked for, since the clock tells whole ones.
    not_before=$(($(clock) + ${asked:--1} + 1 + $(head -c 8 /dev/urandom | part_of $((bound + 1)))))
    bound=$((bound * 2 < longest_wait ? bound * 2 : longest_wait))
    echo "$not_before $bound $(clock)" >"$part.wait" && mv "$part.wait" "$spool/wait"
}

# Pushes captures, oldest first, until there is none or the uptime is reached.
push_until() {
    while oldest "$spool"; [ -n "$file" ]; do
        read_wait
        uptime
        left=$((not_before > $(clock) ? not_before - $(clock) : 0))
        [ $((up + left)) -lt "$1" ] || break
        [ "$left" -eq 0 ] || nap "$left"
        attempt "$file"
        reason="($answer): $(why body errors headers)"
        case $answer in
            20[01])
                move_cursor "$file"
                rm -f "$file" "$spool/wait" ;;
            40[14578] | 425 | 429 | [!4]??)
                say "$server did not take ${file##*/} $reason"
                back_off ;;
            *)
                say "$server refused ${file##*/}, it is in $spool/refused $reason"
                refused=yes
                printf '%s\n' "$reason" >"$spool/refused/$(basename "$file" .bundle.gz).answer"
                mv "$file" "$spool/refused/"
                trim "$spool/refused" ;;
        esac
    done
    rm -f "$part".*
}

once() {
    take_capture
    uptime
    push_until $((up + patience))
    [ -z "$failed$refused" ] || exit 4
    oldest "$spool" && [ -z "$file" ]
}

for_ever() {
    while uptime; turn=$((up + 1 + $(until_turn))); do
        push_until "$turn"
        uptime
        [ "$up" -ge "$turn" ] || nap $((turn - up))
        take_capture
    done
}

main() {
    arguments "$@"
    find_client
    child='' watcher='' me='' failed='' refused='' serial=0 part=$spool/part.$$
    trap leave EXIT; trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM; trap : USR1
    lock
    # What one that was killed had not finished.
    rm -f "$spool"/part.*
    if [ -n "$every" ]; then for_ever; else once; fi
}

# The last line: a script that was cut off on its way here does nothing at all.
main "$@"
