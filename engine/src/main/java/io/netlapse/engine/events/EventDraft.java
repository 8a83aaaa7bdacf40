package io.netlapse.engine.events;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.snapshot.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An event of a node before its node is written into it.
 *
 * @param kind what sort of thing
 * @param what the thing's name
 * @param period when
 * @param detail a short text for people, or an empty one
 * @param identity what makes two reports the same event; null where only their times tell
 */
record EventDraft(
    EventKind kind, String what, Period period, String detail, @Nullable String identity) {

  Event on(NodeId node) {
    return new Event(
        node.cluster(), node.name(), kind, what, period.from(), period.to(), detail, identity);
  }
}
