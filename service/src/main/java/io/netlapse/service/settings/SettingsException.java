package io.netlapse.service.settings;

import java.io.Serial;

/**
 * A setting is wrong or missing. The message is one sentence for the person who starts the service.
 */
public final class SettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** What is wrong and what to do. */
  public SettingsException(String message) {
    super(message);
  }
}
