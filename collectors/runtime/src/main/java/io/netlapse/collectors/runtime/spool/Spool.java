package io.netlapse.collectors.runtime.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.push.Gzip;
import io.netlapse.collectors.runtime.durable.DurableFolder;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps captures on disk until the service has them. What {@link #put} has taken is there after a
 * kill and after a power cut, until it is delivered, refused, or dropped for lack of room or for
 * age; what is dropped is a {@link Gap} until the service knows it. One process uses a folder at a
 * time. Safe for many threads.
 */
public final class Spool implements AutoCloseable {

  /** Beside what waits, what was last sent of each node may have a quarter as much room. */
  private static final int SHARE_OF_SENT = 4;

  private final SpoolFolders folders;
  private final InstantSource clock;
  private final WaitingFiles waiting;
  private final GapBook gaps;
  private final SentCaptures sent;
  private final Room room;
  private final Map<String, String> likenesses = new HashMap<>();
  private long lastNumber;
  private long inHand;

  private Spool(SpoolFolders folders, SpoolLimits limits, InstantSource clock) throws IOException {
    this.folders = folders;
    this.clock = clock;
    this.waiting = new WaitingFiles(folders.waiting());
    this.gaps = GapBook.in(folders.gaps(), folders.damaged());
    this.sent = new SentCaptures(folders.sent(), limits.bytes() / SHARE_OF_SENT);
    this.room = new Room(limits, folders, waiting, gaps, clock);
    // A number that a record of a gap remembers is not given again either.
    this.lastNumber = gaps.going().keySet().stream().reduce(folders.lastNumber(), Math::max);
  }

  /**
   * Opens the spool of a folder, which is made where it is missing, and puts in order what a
   * process that was killed has left: half-written files go, damaged ones are set aside and counted
   * as a gap.
   *
   * @param folder on a file system that knows rename and fsync; of this spool alone
   * @param clock the machine's; it may step
   * @throws SpoolException if another process uses it, or it cannot be read and written
   */
  public static Spool open(Path folder, SpoolLimits limits, InstantSource clock)
      throws SpoolException {
    SpoolFolders folders = SpoolFolders.open(folder);
    try {
      Spool spool = new Spool(folders, limits, clock);
      spool.finishWhatWasGoing();
      spool.takeUp();
      spool.room.expire(0);
      return spool;
    } catch (IOException e) {
      folders.close();
      throw folders.unusable(e);
    }
  }

  /**
   * Takes a capture; it is durable when this returns. Older ones may have to go for it.
   *
   * @return as it waits now
   * @throws SpoolException if the disk does not take it, or it is larger than the spool; nothing of
   *     it is kept then
   */
  public Waiting put(Capture capture) throws SpoolException {
    Likeness look = Likeness.of(capture.bundle());
    Content gzip = Content.of(Gzip.of(capture.bundle()));
    synchronized (this) {
      SpoolFile file = new SpoolFile(about(capture, look), gzip);
      try {
        room.expire(inHand);
        room.make((long) file.header().length + gzip.size(), capture.source(), inHand);
        Waiting added = add(file);
        likenesses.put(file.about().subject(), look.digest());
        return added;
      } catch (IOException e) {
        throw new SpoolException(
            "The spool %s did not take %s: %s. Make room there, or give the spool another folder."
                .formatted(folders.path(), capture.source(), reason(e)),
            e);
      }
    }
  }

  /**
   * The oldest that waits behind a number.
   *
   * @param number 0 for the oldest of all
   */
  public synchronized Optional<Waiting> after(long number) {
    return Optional.ofNullable(waiting.byNumber().higherEntry(number)).map(Map.Entry::getValue);
  }

  /**
   * The bundle of one, compressed with gzip. Empty where its file is damaged or gone: it is set
   * aside then, and counted as a gap. Until the next call it is the last one to be dropped: it may
   * be on its way, and would be counted as lost though it arrives.
   *
   * @throws SpoolException if it is damaged and cannot be set aside
   */
  public synchronized Optional<Content> gzip(Waiting each) throws SpoolException {
    inHand = each.number();
    try {
      return Optional.of(waiting.read(each).gzip());
    } catch (IOException _) {
      gaps.add(Gap.Why.DAMAGED, List.of(each));
      try {
        waiting.setAside(each, folders.damaged());
      } catch (IOException e) {
        throw folders.unusable(e);
      }
      return Optional.empty();
    }
  }

  /**
   * The service has it.
   *
   * @throws SpoolException if its file cannot be deleted: it will be delivered again
   */
  public synchronized void delivered(Waiting each) throws SpoolException {
    try {
      waiting.delivered(each);
    } catch (IOException e) {
      throw folders.unusable(e);
    }
  }

  /**
   * The service has it, and takes the node's next one as what is different from it.
   *
   * @throws SpoolException if its file cannot be deleted: it will be delivered again
   */
  public synchronized void deliveredAndKept(Waiting each) throws SpoolException {
    try {
      sent.take(each.about().subject(), waiting.file(each.number()));
    } catch (IOException _) {
      sent.forget(each.about().subject()); // a delta is worth less than an end
    }
    delivered(each);
  }

  /**
   * The bundle that the service has of the node of a capture, compressed with gzip. Empty where
   * none was kept, and where nobody knows whose a capture is.
   */
  public synchronized Optional<Content> keptBefore(Waiting each) {
    return each.about().node() == null ? Optional.empty() : sent.gzip(each.about().subject());
  }

  /** The service is not to be told of the one before any more. */
  public synchronized void forgetBefore(Waiting each) {
    sent.forget(each.about().subject());
  }

  /**
   * The service does not take it, and would not the next time. The bundle and the reason are set
   * aside, as files that {@code netlapse collect upload} takes.
   *
   * @param gzip its bundle, as {@link #gzip} gave it
   * @param reason what the service said
   * @throws SpoolException if it cannot be set aside; it still waits then
   */
  public synchronized void refused(Waiting each, Content gzip, String reason)
      throws SpoolException {
    try {
      String name = "%016d".formatted(each.number());
      folders.refused().write(name + ".reason", (reason + "\n").getBytes(UTF_8));
      folders.refused().write(name + ".bundle.gz", gzip.toByteArray());
      gaps.add(Gap.Why.REFUSED, List.of(each));
      waiting.lost(List.of(each));
    } catch (IOException e) {
      throw folders.unusable(e);
    }
  }

  /**
   * Counts a capture that {@link #put} did not take and that did not arrive otherwise.
   *
   * @return what is known of it
   */
  public synchronized Spooled unwritten(Capture capture) {
    Spooled lost = about(capture, Likeness.of(capture.bundle()));
    gaps.add(Gap.Why.UNWRITTEN, lost);
    return lost;
  }

  /** What was lost and is not acknowledged, the oldest first. */
  public synchronized List<Gap> gaps() {
    return gaps.all();
  }

  /**
   * The service knows a gap, as {@link #gaps} told it.
   *
   * @throws SpoolException if it cannot be forgotten: it will be told again
   */
  public synchronized void acknowledged(Gap gap) throws SpoolException {
    try {
      gaps.acknowledged(gap);
    } catch (IOException e) {
      throw folders.unusable(e);
    }
  }

  /**
   * What lies there.
   *
   * @throws SpoolException if the folder cannot be read
   */
  public synchronized SpoolDepth depth() throws SpoolException {
    try {
      return new SpoolDepth(
          waiting.byNumber().size(),
          waiting.bytes(),
          waiting.byNumber().isEmpty()
              ? null
              : waiting.byNumber().firstEntry().getValue().about().spooledAt(),
          new Aside(folders.damaged()).size().captures(),
          new Aside(folders.refused()).size().captures());
    } catch (IOException e) {
      throw folders.unusable(e);
    }
  }

  /** The folder that it is in, for what else its user must remember. */
  public DurableFolder folder() {
    return new DurableFolder(folders.path());
  }

  /** Lets another process use the folder. What waits stays. */
  @Override
  public void close() {
    folders.close();
  }

  /** Writes it, if need be in the place of what is only kept to send less. */
  private Waiting add(SpoolFile file) throws IOException {
    lastNumber++;
    try {
      return waiting.add(lastNumber, file);
    } catch (IOException e) {
      sent.clear();
      return waiting.add(lastNumber, file);
    }
  }

  private Spooled about(Capture capture, Likeness look) {
    Spooled about =
        new Spooled(
            capture.source(),
            capture.age(),
            clock.instant(),
            look.node(),
            look.capturedAt(),
            look.digest(),
            false);
    @Nullable String before = likenesses.get(about.subject());
    return look.digest().isEmpty() || !look.digest().equals(before) ? about : about.asUnchanged();
  }

  /** A process was killed between counting captures as lost and letting them go. */
  private void finishWhatWasGoing() throws IOException {
    for (Map.Entry<Long, Gap.Why> each : gaps.going().entrySet()) {
      folders.finish(waiting.file(each.getKey()), each.getValue());
    }
  }

  private void takeUp() throws IOException {
    for (Path file : folders.waiting().list()) {
      long number = WaitingFiles.number(file);
      if (number == 0) {
        continue; // not ours
      }
      try {
        SpoolFile read = SpoolFile.read(DurableFolder.read(file));
        waiting.found(number, read);
        likenesses.put(read.about().subject(), read.about().likeness());
      } catch (IOException _) {
        Waiting lost = folders.unreadable(file, number);
        gaps.add(Gap.Why.DAMAGED, List.of(lost));
        waiting.setAside(lost, folders.damaged());
      }
    }
    waiting.doubtFirst();
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
