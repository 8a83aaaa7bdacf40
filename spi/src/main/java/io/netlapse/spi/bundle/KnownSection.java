package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A section that a {@link BundleReader} read whole, with the bytes by which it knows the next one:
 * between two captures of a node mostly the times differ, and sometimes what was printed.
 * Immutable.
 */
public final class KnownSection {

  /** What the objects of which it is made take, without their bytes. */
  private static final int OVERHEAD = 400;

  private final byte[] lead;
  private final byte[] middle;
  private final ProbeId probe;
  private final Command command;
  private final int exitStatus;
  private final @Nullable SectionStatus told;
  private final @Nullable SectionStatus status;
  private final Content output;
  private final Content error;
  private final long cksum;

  private KnownSection(
      byte[] lead, byte[] middle, BundleSection section, long cksum, SectionJudge judge) {
    this.lead = lead;
    this.middle = middle;
    this.probe = section.probe();
    this.command = section.command();
    this.exitStatus = section.exitStatus();
    this.told = section.status();
    this.status = judge.judge(section);
    this.output = section.output();
    this.error = section.error();
    this.cksum = cksum;
  }

  /**
   * A section as it was read.
   *
   * @param section with the status that its bundle tells
   * @param cksum of its bytes
   * @param judge tells its status
   */
  static KnownSection of(BundleSection section, long cksum, SectionJudge judge) {
    SectionStatus status = section.status();
    return new KnownSection(
        bytes("section: " + section.probe() + "\ncommand: " + section.command() + "\nbegin: "),
        bytes(
            "\nexit: "
                + section.exitStatus()
                + (status == null ? "" : "\nstatus: " + status.word())
                + "\noutput-bytes: "),
        section,
        cksum,
        judge);
  }

  /** The same command with the same outcome, which printed something else. */
  KnownSection saying(Content newOutput, Content newError, long newCksum, SectionJudge judge) {
    BundleSection section =
        new BundleSection(
            probe, command, Duration.ZERO, Duration.ZERO, exitStatus, told, newOutput, newError);
    return new KnownSection(lead, middle, section, newCksum, judge);
  }

  /** The section at a time, with the status that it was judged to have. */
  BundleSection at(Duration begin, Duration end) {
    return new BundleSection(probe, command, begin, end, exitStatus, status, output, error);
  }

  /** Whether it has contents of these sizes and this checksum, and so perhaps these contents. */
  boolean maySay(int outputBytes, int errorBytes, long otherCksum) {
    return outputBytes == output.size() && errorBytes == error.size() && otherCksum == cksum;
  }

  /** How its bytes begin in a bundle, up to the value of {@code begin}. */
  byte[] lead() {
    return lead;
  }

  /** How they go on behind the value of {@code end}, up to that of {@code output-bytes}. */
  byte[] middle() {
    return middle;
  }

  BundleSection.Key key() {
    return new BundleSection.Key(probe, command.text());
  }

  Content output() {
    return output;
  }

  Content error() {
    return error;
  }

  /** About how many bytes of memory it holds. */
  public int size() {
    return OVERHEAD + lead.length + middle.length + output.size() + error.size();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
