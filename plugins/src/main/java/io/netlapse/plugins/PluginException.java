package io.netlapse.plugins;

import java.io.Serial;

/**
 * A plug-in, or the folder of them, cannot be used. The message is one sentence for whoever put it
 * there: which jar, what is wrong, what to do.
 */
public final class PluginException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** What is wrong and what to do. */
  public PluginException(String message) {
    super(message);
  }

  PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
