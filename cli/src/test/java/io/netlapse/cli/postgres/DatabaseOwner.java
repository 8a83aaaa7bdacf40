package io.netlapse.cli.postgres;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that has a database and is there to be killed. */
final class DatabaseOwner {

  private DatabaseOwner() {}

  /**
   * Opens a database, prints its URL and waits for ever.
   *
   * @param arguments a folder, or {@code temporary}
   */
  @SuppressWarnings("resource") // whoever kills it closes nothing
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedDatabase database =
        arguments[0].equals("temporary")
            ? EmbeddedDatabase.temporary()
            : EmbeddedDatabase.in(Path.of(arguments[0]));
    System.out.println(database.url());
    new CountDownLatch(1).await();
  }
}
