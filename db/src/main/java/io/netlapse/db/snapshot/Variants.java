package io.netlapse.db.snapshot;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes of those sections of a snapshot whose bytes are not the ones that their contents
 * keep: counters run, so on a real node there are always some. They are packed as one zstd frame
 * (RFC 8878) with the kept bytes as its dictionary, so that they cost about what differs.
 *
 * <p>Form: the number of sections, then position and length of each, then the frame; numbers as in
 * LEB128, zigzag.
 */
public final class Variants {

  /** Differences are found at the lowest level already; higher ones cost time on every push. */
  private static final int LEVEL = 1;

  private Variants() {}

  /**
   * A section whose bytes differ.
   *
   * @param position which section of the snapshot, from 0
   * @param kept the bytes that its content keeps
   * @param actual its own
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  public record Variant(int position, byte[] kept, byte[] actual) {}

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VarInts.write(out, variants.size());
    for (Variant variant : variants) {
      VarInts.write(out, variant.position());
      VarInts.write(out, variant.actual().length);
    }
    byte[] all = joined(variants.stream().map(Variant::actual).toList());
    byte[] dictionary = dictionary(variants.stream().map(Variant::kept).toList());
    out.writeBytes(Compressors.compress(all, dictionary, LEVEL));
    return out.toByteArray();
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
    int[] positions = new int[(int) VarInts.read(in)];
    int[] lengths = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (int) VarInts.read(in);
      lengths[i] = (int) VarInts.read(in);
    }
    byte[] dictionary = dictionary(Arrays.stream(positions).mapToObj(kept::at).toList());
    byte[] frame = Arrays.copyOfRange(packed, in.position(), packed.length);
    byte[] all = new byte[Arrays.stream(lengths).sum()];
    Zstd.decompress(all, frame, dictionary);
    int from = 0;
    for (int i = 0; i < positions.length; i++) {
      variants.put(positions[i], Arrays.copyOfRange(all, from, from + lengths[i]));
      from += lengths[i];
    }
    return variants;
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
