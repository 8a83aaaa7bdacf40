package io.netlapse.service.body;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.settings.IngestSettings;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses request bodies as they come, never more than the limits allow, whatever the
 * compressed bytes claim. Safe for many threads.
 */
@Singleton
public final class Decoder {

  private static final int BUFFER = 1 << 13;

  /**
   * 2^23, 8 MiB: what a decoder must allow (RFC 8878, 3.1.1.1.2); more would be memory for nothing.
   */
  private static final int WINDOW_LOG = 23;

  private final IngestSettings settings;
  private final MemoryBudget budget;

  Decoder(IngestSettings settings, MemoryBudget budget) {
    this.settings = settings;
    this.budget = budget;
  }

  /** What makes something of the decompressed bytes. */
  @FunctionalInterface
  public interface Reader<T> {

    /** Reads to the end of the stream. */
    T read(InputStream decoded) throws IOException;
  }

  /**
   * Runs a reader over a body and hands its result on while the body's bytes still count as held.
   *
   * @param body as it comes
   * @param encoding the header Content-Encoding; null where it is missing
   * @param form what makes of the decompressed bytes those that count; they may be more
   * @param reader what reads these
   * @param use what is done with what it made
   * @throws ProblemException 413 over a limit, 415 for another encoding, 422 for bytes that are not
   *     of the encoding, 429 while the memory is spent
   */
  public <T, R> R decode(
      InputStream body,
      @Nullable String encoding,
      UnaryOperator<InputStream> form,
      Reader<T> reader,
      Function<T, R> use) {
    try (MemoryBudget.Share share = budget.share()) {
      return use.apply(read(body, encoding, form, reader, share));
    }
  }

  /** The same of a body whose decompressed bytes are read as they are. */
  public <T, R> R decode(
      InputStream body, @Nullable String encoding, Reader<T> reader, Function<T, R> use) {
    return decode(body, encoding, UnaryOperator.identity(), reader, use);
  }

  private <T> T read(
      InputStream body,
      @Nullable String encoding,
      UnaryOperator<InputStream> form,
      Reader<T> reader,
      MemoryBudget.Share share) {
    BoundedInput compressed =
        new BoundedInput(
            body,
            settings.maxCompressedBytes(),
            "The body (netlapse.ingest.max-compressed-bytes)",
            bytes -> {});
    try (InputStream open = opened(compressed, encoding)) {
      BoundedInput raw =
          new BoundedInput(
              form.apply(open),
              settings.maxRawBytes(),
              "The body, decompressed (netlapse.ingest.max-raw-bytes)",
              share::take);
      return reader.read(raw);
    } catch (ZipException | ZstdIOException e) {
      throw damaged(encoding);
    } catch (EOFException e) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "The body ends within its %s data after %d bytes: it was cut on the way. Send it again."
              .formatted(encoding, compressed.count()));
    } catch (IOException e) {
      throw unread(e, compressed.count());
    }
  }

  private static InputStream opened(InputStream body, @Nullable String encoding)
      throws IOException {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity", "" -> body;
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
      case "zstd" -> new ZstdInputStreamNoFinalizer(body).setLongMax(WINDOW_LOG);
      default ->
          throw ProblemException.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "The encoding '%s' is not read here; send identity, gzip or zstd.".formatted(name));
    };
  }

  private static ProblemException damaged(@Nullable String encoding) {
    return ProblemException.of(
        ProblemType.INVALID,
        "The body says 'Content-Encoding: %s' and is not, or is damaged. Send it again."
            .formatted(encoding));
  }

  /** What the server's own limit or a cut connection ends; only the first gets an answer. */
  private static ProblemException unread(IOException problem, long count) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException ours) {
        return ours;
      }
      if (cause instanceof ContentLengthExceededException) {
        return ProblemException.of(
            ProblemType.TOO_LARGE, "The body has more bytes than the server takes.");
      }
    }
    return ProblemException.of(
        ProblemType.BAD_REQUEST,
        "The body could not be read beyond byte %d; nothing was stored. Send it again."
            .formatted(count));
  }
}
