package io.netlapse.spi.event;

import java.util.Locale;

/** What can happen to a node or cluster. */
public enum EventKind {
  /** Something began to run that had not run in this boot, as far as we know. */
  START,
  /** Something ceased to run. */
  STOP,
  /** Something ran, and runs again since a later instant of the same boot. */
  RESTART,
  /** A newer version. */
  UPGRADE,
  /** An older version. */
  DOWNGRADE,
  /** A package came. */
  INSTALL,
  /** A package went. */
  REMOVE,
  /** Another boot id. */
  REBOOT,
  /** Another machine id: the node was installed anew, or another machine has its name. */
  MACHINE_CHANGED,
  /** Something gave up: a program that could not start, or ended by its own word. */
  FAILURE,
  /** Rules of iptables could not be written. */
  RESTORE_FAILED,
  /** A route could not be added; the thing is its prefix, or the device. */
  ROUTE_FAILED,
  /** A routing rule could not be added. */
  RULE_FAILED,
  /** An address could not be added. */
  ADDRESS_FAILED,
  /** A device lost its carrier or was set down. */
  LINK_DOWN,
  /** A device got its carrier or was set up. */
  LINK_UP,
  /** Something waited for the lock of xtables, or did not get it. */
  LOCK_WAIT,
  /** A table of the kernel was full: conntrack, neighbour, route. */
  TABLE_FULL,
  /** The kernel killed something for want of memory. */
  OOM_KILL,
  /** A device got or lost its lease of an address. */
  LEASE,
  /** A device or an agent was configured anew. */
  RECONFIGURE,
  /** A session of a routing protocol changed its state. */
  SESSION,
  /** An instance of VRRP changed its state. */
  FAILOVER,
  /** Two claim one address; the thing is the address. */
  CONFLICT,
  /** Told from outside: a deployment, an alert, a change. */
  EXTERNAL;

  /** The word in JSON and the database: lower case, {@code link-down}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads the word.
   *
   * @throws IllegalArgumentException for any word that {@link #word()} does not give
   */
  public static EventKind ofWord(String word) {
    for (EventKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("event kind '" + word + "' is not known");
  }
}
