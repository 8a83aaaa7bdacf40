package io.netlapse.plugins.guard;

/**
 * A call into a plug-in that gave no answer.
 *
 * @param plugin the plug-in's name
 * @param kind why there is none
 * @param message what failed, a sentence for the log, with what the plug-in itself said
 */
public record Fault(String plugin, Kind kind, String message) {

  /** Why a call gave no answer. */
  public enum Kind {
    /** It threw, or its answer is none. */
    FAILED,
    /** It took too long. */
    TIMED_OUT,
    /** It was not made any more, because too many before it took too long. */
    SET_ASIDE;

    /** The word in metrics. */
    public String word() {
      return switch (this) {
        case FAILED -> "failed";
        case TIMED_OUT -> "timed_out";
        case SET_ASIDE -> "set_aside";
      };
    }
  }
}
