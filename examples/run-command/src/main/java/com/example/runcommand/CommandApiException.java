package com.example.runcommand;

import java.io.Serial;

/** The API did not do what it was asked; the message is a sentence for a person. */
final class CommandApiException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  CommandApiException(String message) {
    super(message);
  }

  CommandApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
