package io.netlapse.engine.facts.ipvs;

import java.util.List;
import java.util.Optional;

/** What stands behind the addresses of a listing of virtual servers (ipvsadm(8), OPTIONS). */
enum Columns {
  /** {@code Forward Weight ActiveConn InActConn}. */
  USUAL("names", "Forward Weight"),
  /** {@code Forward TunnelInfo Weight ActiveConn InActConn}. */
  TUNNEL("names", "Forward TunnelInfo"),
  /** {@code Uthreshold Lthreshold ActiveConn InActConn}. */
  THRESHOLDS("thresholds", "Uthreshold"),
  /** {@code Weight PersistConn ActiveConn InActConn}. */
  PERSISTENT("persistent-conn", "PersistConn"),
  /** {@code Conns InPkts OutPkts InBytes OutBytes}, or the same by the second; no scheduler. */
  COUNTERS("counters", "OutPkts", "OutPPS");

  private final String form;
  private final List<String> marks;

  Columns(String form, String... marks) {
    this.form = form;
    this.marks = List.of(marks);
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
      if (columns.marks.stream().anyMatch(header::contains)) {
        return Optional.of(columns);
      }
    }
    return Optional.empty();
  }
}
