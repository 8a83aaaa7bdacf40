package io.netlapse.collectors.push;

import io.netlapse.spi.bundle.SectionDigest;
import java.time.Duration;
import java.util.List;

/** What one attempt to push came to. */
public sealed interface Attempt {

  /**
   * The service has it.
   *
   * @param takesDeltas whether it offers to take the next one of the node as a delta
   */
  record Acknowledged(boolean takesDeltas) implements Attempt {}

  /**
   * It may go better later.
   *
   * @param reason what happened, for a message
   * @param asked how long the server asked us to wait at least; zero if it did not
   */
  record Later(String reason, Duration asked) implements Attempt {}

  /**
   * This capture is not taken, and will not be the next time; another may be.
   *
   * @param message the whole sentence: what, where, what to do
   * @param lacking the sections of a delta that the service does not have; empty where it was
   *     refused for another reason
   */
  record Refused(String message, List<SectionDigest> lacking) implements Attempt {}

  /**
   * No capture would be taken until a person has changed something: the token, the address, a
   * certificate, the server itself.
   *
   * @param message the whole sentence: what, where, what to do
   */
  record Barred(String message) implements Attempt {}
}
