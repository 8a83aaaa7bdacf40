package io.netlapse.engine.facts.config;

/**
 * The path of a file as facts have it. A file that a pod mounts has the pod's id in its path, and
 * one that is seen through {@code /proc} the process's: neither is part of the configuration.
 *
 * <p>Sample: {@code /proc/812/root/etc/bird.cfg} is {@code /etc/bird.cfg}; in {@code
 * /var/lib/kubelet/pods/0b7d2c3e-.../volumes/x} a star stands for the pod's id.
 */
final class FilePath {

  private static final String PODS = "/var/lib/kubelet/pods/";

  private FilePath() {}

  static String canonical(String path) {
    if (path.startsWith("/proc/")) {
      int root = path.indexOf("/root/");
      return root < 0 ? path : path.substring(root + "/root".length());
    }
    if (path.startsWith(PODS)) {
      int id = path.indexOf('/', PODS.length());
      return id < 0 ? path : PODS + "*" + path.substring(id);
    }
    return path;
  }

  /** Whether a path is a file of a folder, not of a folder inside it, whose name ends so. */
  static boolean isIn(String path, String folder, String... endings) {
    int slash = path.lastIndexOf('/');
    if (!path.substring(0, slash + 1).equals(folder + "/")) {
      return false;
    }
    for (String ending : endings) {
      if (path.endsWith(ending)) {
        return true;
      }
    }
    return endings.length == 0;
  }
}
