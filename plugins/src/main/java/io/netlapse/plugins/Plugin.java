package io.netlapse.plugins;

import io.netlapse.plugins.guard.FaultException;
import io.netlapse.plugins.guard.Faults;
import io.netlapse.plugins.guard.Guard;
import io.netlapse.plugins.guard.Limits;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.TimeoutException;

/**
 * A plug-in that was opened.
 *
 * @param jar which
 * @param parts what it brings, each called within the limits; at least one
 */
public record Plugin(PluginJar jar, Parts parts) {

  private static final ClassLoader SHARED = new SharedClasses();

  /**
   * Opens it. Its class loader stays open as long as this process runs: classes are loaded when
   * they are first used.
   *
   * @throws PluginException if anything in it cannot be loaded, or nothing is
   */
  static Plugin open(PluginJar jar, Limits limits, Faults faults) throws PluginException {
    ClassLoader classes = new URLClassLoader(jar.name(), new URL[] {url(jar)}, SHARED);
    Guard guard = new Guard(jar.name(), classes, limits, faults);
    Parts parts = parts(jar, classes, guard);
    if (parts.isEmpty()) {
      throw new PluginException(
          "%s brings nothing: name its class in META-INF/services/io.netlapse.spi.collect.Collector (or ...fact.SectionParser, ...diagnose.Diagnostic, ...notify.Notifier)."
              .formatted(jar.file()));
    }
    return new Plugin(jar, parts);
  }

  private static Parts parts(PluginJar jar, ClassLoader classes, Guard guard)
      throws PluginException {
    try {
      return guard.call("loading it", () -> Parts.of(classes).guarded(guard));
    } catch (FaultException e) {
      throw new PluginException(
          "%s cannot be loaded (%s); %s.".formatted(jar.file(), reason(e), whatToDo(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("Interrupted while %s was loaded.".formatted(jar.file()), e);
    }
  }

  /** The innermost says which class is missing or what its constructor threw. */
  private static String reason(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    return innermost instanceof TimeoutException ? "it takes too long" : innermost.toString();
  }

  private static String whatToDo(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
        return "a plug-in sees the JDK and io.netlapse.spi only: put the classes that it needs into"
            + " its jar";
      }
    }
    return "mend it, or take it out of the folder";
  }

  private static URL url(PluginJar jar) throws PluginException {
    try {
      return jar.file().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new PluginException(
          "%s has a name that is no URL; rename it.".formatted(jar.file()), e);
    }
  }
}
