package io.netlapse.collectors.ssh.session;

/** Why a node could not be captured, in two or three words for a summary. */
public enum Fault {
  /** Nobody answers there, or who answers does not speak SSH. */
  CONNECTION("no connection"),
  /** It does not show the key that it should. */
  HOST_KEY("host key"),
  /** We are not let in. */
  LOGIN("login refused"),
  /** sudo does not let us. */
  SUDO("sudo refused"),
  /** The script does not run there. */
  SCRIPT("no bundle"),
  /** The script began and did not end, or not all of what it wrote has come. */
  CUT("cut off"),
  /** It took too long. */
  TIME("out of time"),
  /** The service did not take it. */
  DELIVERY("not delivered"),
  /** Something went wrong here that should not be able to. */
  OURS("fault of netlapse");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** The words. */
  public String words() {
    return words;
  }
}
