package io.netlapse.diagnose.uploads;

import java.util.List;

/**
 * What became of an upload before anything of it is stored.
 *
 * @param snapshots what can be stored, in the order in which it stands in the upload
 * @param questions what nothing tells; while there is one, nothing is to be stored
 * @param notRead what is not stored, and why
 * @param passedOver how many files of folders and archives hold what no parser reads
 */
public record Upload(
    List<Recorded> snapshots, List<Question> questions, List<NotRead> notRead, int passedOver) {

  /** Copies the lists. */
  public Upload {
    snapshots = List.copyOf(snapshots);
    questions = List.copyOf(questions);
    notRead = List.copyOf(notRead);
  }

  /**
   * What is not stored.
   *
   * @param file where it lies
   * @param why in a sentence without full stop
   */
  public record NotRead(String file, String why) {}

  /**
   * What nothing tells.
   *
   * @param file of which part of the upload
   * @param lacks what it lacks
   */
  public record Question(String file, Lacks lacks) {

    /** What is asked, and nothing of how one may answer. */
    public String text() {
      return file + ": " + lacks.text;
    }
  }

  /** What a history must know of each output. */
  public enum Lacks {
    /** The node's name. */
    NODE("node", "nothing in it tells the node"),
    /** The instant. */
    INSTANT("capturedAt", "nothing in it tells when it was taken");

    private final String parameter;
    private final String text;

    Lacks(String parameter, String text) {
      this.parameter = parameter;
      this.text = text;
    }

    /** What tells it: the name of a parameter of the API. */
    public String parameter() {
      return parameter;
    }
  }
}
