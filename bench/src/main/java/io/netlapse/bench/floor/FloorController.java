package io.netlapse.bench.floor;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * {@code /bench/floor}: takes a push as {@code /api/v1/snapshots} does, over the same server,
 * security and executor, but only reads, unpacks and hashes it. What ingest costs beyond this is
 * reading and storing.
 */
@Controller("/bench/floor")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FloorController {

  private static final int BUFFER = 1 << 16;

  @Post
  @Secured("push")
  @Consumes("application/vnd.netlapse.bundle")
  @Produces(MediaType.TEXT_PLAIN)
  String hash(@Body InputStream body) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(body, BUFFER)) {
      return Sha256.of(unpacked.readAllBytes()).hex();
    }
  }
}
