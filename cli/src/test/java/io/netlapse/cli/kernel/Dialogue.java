package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import io.netlapse.cli.kernel.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A script in a kernel of its own that runs while we talk to it through its folder: it says that it
 * has come to a point by making a file {@code POINT.done}, and waits there for the file {@code
 * POINT.answer}.
 */
final class Dialogue implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final UserModeLab lab;
  private final Path folder;
  private final WatchService watcher;
  private final CompletableFuture<Ran> script;
  private String point = "";

  Dialogue(UserModeLab lab, Path folder, String script) throws IOException {
    this.lab = lab;
    this.folder = folder;
    this.watcher = folder.getFileSystem().newWatchService();
    WatchKey _ = folder.register(watcher, ENTRY_CREATE);
    // A thread of its own: the common pool may have one, which HTTP clients need.
    this.script =
        CompletableFuture.supplyAsync(
            () -> lab.run(script), task -> Thread.ofPlatform().daemon().start(task));
  }

  /** Waits until the script has come to a point. */
  void await(String next) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(folder.resolve(next + ".done"))) {
      if (script.isDone() || Instant.now().isAfter(end)) {
        throw new AssertionError("the script never came to " + next + ": " + script.getNow(null));
      }
      // A look every second besides: not every file system tells of what another kernel does.
      WatchKey key = watcher.poll(1, TimeUnit.SECONDS);
      if (key != null) {
        key.pollEvents();
        boolean _ = key.reset();
      }
    }
    point = next;
  }

  /** Answers the script at the point to which it has come. */
  void say(String words) throws IOException {
    lab.write("answer.part", words.concat("\n").getBytes(UTF_8));
    Files.move(folder.resolve("answer.part"), folder.resolve(point + ".answer"));
  }

  /** What the script's clock showed when it wrote the file, in milliseconds of the epoch. */
  Instant instant(String name) {
    return Instant.ofEpochMilli(Long.parseLong(new String(lab.read(name), UTF_8).strip()));
  }

  @Override
  public void close() throws IOException {
    watcher.close();
    try {
      Ran _ = script.join();
    } finally {
      script.cancel(true);
    }
  }
}
