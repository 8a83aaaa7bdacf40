package io.netlapse.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netlapse.service.settings.EnvironmentSettings;
import io.netlapse.service.settings.SettingsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service, as a process of its own or inside another one (the command line's {@code
 * serve} and {@code demo}, tests).
 */
public final class NetlapseService {

  private NetlapseService() {}

  /**
   * Runs until the process is told to stop. Exits with 1 and one sentence on standard error where a
   * setting is wrong or the database cannot be used.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (RunningService service = start(Map.of())) {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(service::close));
      System.out.println("netlapse listens on " + service.uri());
      stopped.await();
    } catch (SettingsException e) {
      System.err.println("netlapse cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Starts the service and returns when it listens.
   *
   * @param overrides settings by key ({@code netlapse.database.url}, {@code netlapse.http.port});
   *     they win over the environment and the file
   * @throws SettingsException if a setting is wrong or the database cannot be used; the message is
   *     one sentence for the user
   */
  public static RunningService start(Map<String, Object> overrides) {
    Map<String, Object> settings = new LinkedHashMap<>(EnvironmentSettings.read(System.getenv()));
    settings.putAll(overrides);
    DatabaseCheck.run(
        text(settings, "netlapse.database.url"),
        orElse(text(settings, "netlapse.database.user"), "netlapse"),
        orElse(text(settings, "netlapse.database.password"), ""));
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(settings)
            .build();
    try {
      context.start();
      return new RunningService(context.getBean(EmbeddedServer.class).start());
    } catch (RuntimeException e) {
      context.close();
      throw told(e);
    }
  }

  /** A wrong setting that a bean found comes wrapped in what the container says of it. */
  private static RuntimeException told(RuntimeException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SettingsException settings) {
        return settings;
      }
      if (cause instanceof IllegalArgumentException wrong
          && String.valueOf(wrong.getMessage()).matches("(netlapse\\.|NETLAPSE_).*")) {
        return new SettingsException(wrong.getMessage() + ".");
      }
      if (cause instanceof java.net.BindException) {
        return new SettingsException(
            "The port is taken; set netlapse.http.port (NETLAPSE_HTTP_PORT) to a free one.");
      }
    }
    return problem;
  }

  private static @Nullable String text(Map<String, Object> settings, String key) {
    Object value = settings.get(key);
    return value == null ? null : value.toString();
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
