#!/bin/sh
# server.sh FOLDER VARIANT CONFIG: an OpenSSH server with users, memory and disks of its own, in the
# foreground. To be run in a mount namespace of its own, so that nothing of it shows outside.
set -eu
folder=$1 variant=$2 config=$3
mount --bind "$folder" /mnt
for memory in /run /dev/shm; do mount -t tmpfs -o mode=1777 tmpfs $memory; done
chmod 755 /run
mkdir /run/sshd
for file in passwd shadow group sudoers; do mount --bind "/mnt/etc/$file" "/etc/$file"; done
case $variant in
    plain) ;;
    noexec)
        mount -t tmpfs -o mode=1777,noexec tmpfs /tmp ;;
    full)
        for disk in /tmp /var/tmp; do
            mount -t tmpfs -o mode=1777,size=64k tmpfs $disk
            dd if=/dev/zero of=$disk/all bs=1k 2>/dev/null || true
        done ;;
    read-only) mount -o remount,bind,ro / ;;
    *) echo "no variant $variant" >&2; exit 2 ;;
esac
exec /usr/sbin/sshd -D -e -f "/mnt/$config"
