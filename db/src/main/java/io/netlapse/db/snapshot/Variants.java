package io.netlapse.db.snapshot;

import com.github.luben.zstd.Zstd;
import io.netlapse.db.content.RawSection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes of those sections of a snapshot whose bytes are not the ones that their contents
 * keep: counters run, so on a real node there are always some. Where nothing but numbers differs,
 * these are packed; all other sections together are one zstd frame (RFC 8878) with the kept bytes
 * as its dictionary. Either way they cost about what differs.
 *
 * <p>Form, numbers as in LEB128, zigzag: where there are sections of which only numbers differ, a
 * 0, how many they are, and each as {@link NumberPatch}; then the number of other sections,
 * position and length of each, and the frame, if there are any.
 */
public final class Variants {

  /** Differences are found at the lowest level already; higher ones cost time on every push. */
  private static final int LEVEL = 1;

  private static final int NUMBERS = 0;

  private Variants() {}

  /**
   * A section whose bytes differ; both are {@link RawSection#bytes() packed}.
   *
   * @param position which section of the snapshot, from 0
   * @param kept the bytes that its content keeps
   * @param actual its own
   * @param numbers the numbers in which they differ; null where they differ in anything else
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  public record Variant(
      int position, byte[] kept, byte[] actual, @Nullable List<NumberRuns.Run> numbers) {

    /** Compares what is kept with a section's own bytes. */
    public static Variant between(int position, byte[] kept, byte[] actual) {
      return new Variant(position, kept, actual, NumberRuns.between(kept, actual));
    }
  }

  /** Gives the bytes that the content of a section keeps. */
  @FunctionalInterface
  public interface Kept {

    /** Of the section at a position, from 0. */
    byte[] at(int position);
  }

  /** Packs them; null where there is none. */
  public static byte @Nullable [] pack(List<Variant> variants) {
    if (variants.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    List<Variant> others = new ArrayList<>();
    List<Variant> numbers = new ArrayList<>();
    variants.forEach(variant -> (variant.numbers() == null ? others : numbers).add(variant));
    if (!numbers.isEmpty()) {
      VarInts.write(out, NUMBERS);
      VarInts.write(out, numbers.size());
      numbers.forEach(variant -> NumberPatch.write(out, variant));
    }
    packWhole(out, others);
    return out.toByteArray();
  }

  private static void packWhole(ByteArrayOutputStream out, List<Variant> variants) {
    VarInts.write(out, variants.size());
    if (variants.isEmpty()) {
      return;
    }
    for (Variant variant : variants) {
      VarInts.write(out, variant.position());
      VarInts.write(out, variant.actual().length);
    }
    byte[] all = joined(variants.stream().map(Variant::actual).toList());
    byte[] dictionary = dictionary(variants.stream().map(Variant::kept).toList());
    out.writeBytes(Compressors.compress(all, dictionary, LEVEL));
  }

  /**
   * Unpacks them.
   *
   * @param packed as {@link #pack} gave them
   * @param kept what was kept when they were packed, asked for the sections that differ only
   * @return the bytes by position
   */
  public static SortedMap<Integer, byte[]> unpack(byte @Nullable [] packed, Kept kept) {
    SortedMap<Integer, byte[]> variants = new TreeMap<>();
    if (packed == null) {
      return variants;
    }
    ByteBuffer in = ByteBuffer.wrap(packed);
    long count = VarInts.read(in);
    if (count == NUMBERS) {
      for (long numbers = VarInts.read(in); numbers > 0; numbers--) {
        int position = (int) VarInts.read(in);
        variants.put(position, NumberPatch.read(in, kept.at(position)));
      }
      count = VarInts.read(in);
    }
    if (count > 0) {
      unpackWhole(in, (int) count, kept, variants);
    }
    return variants;
  }

  private static void unpackWhole(
      ByteBuffer in, int count, Kept kept, SortedMap<Integer, byte[]> variants) {
    int[] positions = new int[count];
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = (int) VarInts.read(in);
      lengths[i] = (int) VarInts.read(in);
    }
    byte[] dictionary = dictionary(Arrays.stream(positions).mapToObj(kept::at).toList());
    byte[] frame = new byte[in.remaining()];
    in.get(frame);
    byte[] all = new byte[Arrays.stream(lengths).sum()];
    Zstd.decompress(all, frame, dictionary);
    int from = 0;
    for (int i = 0; i < count; i++) {
      variants.put(positions[i], Arrays.copyOfRange(all, from, from + lengths[i]));
      from += lengths[i];
    }
  }

  /**
   * Begins with a line feed: bytes that began with zstd's magic number would be no raw dictionary.
   */
  private static byte[] dictionary(List<byte[]> kept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('\n');
    kept.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pieces.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
