package io.netlapse.engine.facts.ipvs;

import java.util.Optional;

/** What stands behind the addresses of a listing of virtual servers (ipvsadm(8), OPTIONS). */
enum Columns {
  /** {@code Forward Weight ActiveConn InActConn}. */
  USUAL("names", "Forward Weight", "Forward Weight"),
  /** {@code Forward TunnelInfo Weight ActiveConn InActConn}. */
  TUNNEL("names", "Forward TunnelInfo", "TunnelInfo"),
  /** {@code Uthreshold Lthreshold ActiveConn InActConn}. */
  THRESHOLDS("thresholds", "Uthreshold", "Lthreshold"),
  /** {@code Weight PersistConn ActiveConn InActConn}. */
  PERSISTENT("persistent-conn", "PersistConn", "PersistConn"),
  /** {@code Conns InPkts OutPkts InBytes OutBytes}, or the same by the second; no scheduler. */
  COUNTERS("counters", "OutPkts", "OutPPS");

  private final String form;
  private final String mark;
  private final String otherMark;

  Columns(String form, String mark, String otherMark) {
    this.form = form;
    this.mark = mark;
    this.otherMark = otherMark;
  }

  /** The form of the brief facts of rows that have numbers; of USUAL and TUNNEL that of names. */
  String form() {
    return form;
  }

  /** The form of the brief facts of rows that have names. */
  String namedForm() {
    return form.equals("names") ? form : form + "-names";
  }

  /** Whether a row of a virtual server has its scheduler. */
  boolean tellScheduler() {
    return this != COUNTERS;
  }

  /** Whether a row of a real server has all that makes one. */
  boolean tellServer() {
    return this == USUAL || this == TUNNEL;
  }

  /** Whether a row of a real server has its weight. */
  boolean tellWeight() {
    return tellServer() || this == PERSISTENT;
  }

  /** The columns that a header names. */
  static Optional<Columns> ofHeader(String header) {
    for (Columns columns : values()) {
      if (header.contains(columns.mark) || header.contains(columns.otherMark)) {
        return Optional.of(columns);
      }
    }
    return Optional.empty();
  }
}
