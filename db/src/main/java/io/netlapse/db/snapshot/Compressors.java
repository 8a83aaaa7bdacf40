package io.netlapse.db.snapshot;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * zstd's compressors, kept for the next one: each takes some hundred kilobytes outside of the heap,
 * and making one costs more than packing a snapshot's differences. Safe for many threads.
 */
final class Compressors {

  /** More are made when they are needed, and thrown away. */
  private static final int KEPT = Runtime.getRuntime().availableProcessors() * 2;

  private static final BlockingQueue<ZstdCompressCtx> IDLE = new ArrayBlockingQueue<>(KEPT);

  private Compressors() {}

  /** The bytes as one frame that needs the dictionary to be read. */
  static byte[] compress(byte[] bytes, byte[] dictionary, int level) {
    ZstdCompressCtx known = IDLE.poll();
    ZstdCompressCtx compressor = known == null ? new ZstdCompressCtx() : known;
    boolean whole = false;
    try {
      compressor.setLevel(level);
      compressor.loadDict(dictionary);
      byte[] frame = compressor.compress(bytes);
      whole = true;
      return frame;
    } finally {
      if (!whole || !IDLE.offer(compressor)) {
        compressor.close();
      }
    }
  }
}
