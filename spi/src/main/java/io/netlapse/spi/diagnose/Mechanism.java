package io.netlapse.spi.diagnose;

import io.netlapse.spi.event.EventKind;

/**
 * An event that can bring a rule's condition about, by how the thing works and not by how often the
 * two were seen together.
 *
 * @param kind the event's kind
 * @param what the name of the thing it happens to, such as {@code kube-proxy}; {@code *} for any
 * @param because why, in a sentence that ends without a full stop
 */
public record Mechanism(EventKind kind, String what, String because) {

  /** Whether the event is of this sort. */
  public boolean explains(EventKind eventKind, String eventWhat) {
    return kind == eventKind && (what.equals("*") || what.equals(eventWhat));
  }
}
