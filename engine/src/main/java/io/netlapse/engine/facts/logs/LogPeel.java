package io.netlapse.engine.facts.logs;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.spi.logs.LogTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what stands before a message, layer by layer: the container engine's time, the
 * journal's time, host and program, the program's own time and place. Not safe for many threads.
 */
final class LogPeel {

  /** So many writers put something before a message at most. */
  static final int MOST_LAYERS = 5;

  private String text;
  private int at;
  private @Nullable String program;
  private @Nullable LogTime time;

  LogPeel(String text, @Nullable String program) {
    this.text = text;
    this.program = program;
  }

  @Nullable String program() {
    return program;
  }

  @Nullable LogTime time() {
    return time;
  }

  String rest() {
    return text.substring(Math.min(at, text.length())).strip();
  }

  /** Takes off the outermost layer; false where there is none. */
  boolean layer() {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    // Of what may stand in front of a message nothing begins with a blank.
    return switch (c) {
      case '{' -> json();
      case '[' -> brackets();
      case '<' -> level();
      case 't' -> text.startsWith("time=", at) ? logfmt() : named() || place();
      case 'I', 'W', 'E', 'F' -> klog() || syslog() || named();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> iso();
      default -> syslog() || weekday() || named() || place();
    };
  }

  /** {@code 2026-11-22T10:00:00+0000 host program[1]: }, and all others that begin so. */
  private boolean iso() {
    TimeReader reader = new TimeReader(text, at);
    LogTime read = reader.iso();
    if (read == null) {
      return false;
    }
    boolean kernel = text.startsWith(",", at + "2026-11-22T10:00:00".length());
    accept(read, reader.end());
    if (at < text.length() && text.charAt(at) == '[') {
      levelAndPlace();
    } else if (text.startsWith("<", at)) {
      at = behind('>');
    } else if (text.startsWith("stdout ", at) || text.startsWith("stderr ", at)) {
      at = Math.min(text.length(), at + "stdout F ".length());
    } else if (kernel) {
      setProgram("kernel");
    } else {
      hostAndProgram();
    }
    return true;
  }

  private boolean syslog() {
    TimeReader reader = new TimeReader(text, at);
    LogTime read = reader.syslog();
    if (read == null) {
      return false;
    }
    accept(read, reader.end());
    hostAndProgram();
    return true;
  }

  /** {@code Sun 2026-11-22 10:00:00 UTC host program[1]: }, of {@code journalctl -o short-full}. */
  private boolean weekday() {
    if (at + 4 >= text.length() || text.charAt(at + 3) != ' ') {
      return false;
    }
    TimeReader reader = new TimeReader(text, at + 4);
    LogTime read = reader.iso();
    if (read == null) {
      return false;
    }
    accept(read, reader.end());
    int zone = text.indexOf(' ', at);
    at = zone < 0 ? at : zone + 1;
    hostAndProgram();
    return true;
  }

  /** {@code I1122 10:00:00.000000 812 file.go:12] }, of klog. */
  private boolean klog() {
    TimeReader reader = new TimeReader(text, at + 1);
    LogTime read = reader.klog();
    int place = read == null ? -1 : text.indexOf("] ", reader.end());
    if (read == null || place < 0) {
      return false;
    }
    accept(read, place + 2);
    return true;
  }

  /** {@code file.go:12] }, where somebody cut the time off. */
  private boolean place() {
    int end = text.indexOf("] ", at);
    int go = end < 0 ? -1 : text.lastIndexOf(".go:", end);
    if (go <= at || !isFile(text.substring(at, go)) || !isNumber(text, go + ".go:".length(), end)) {
      return false;
    }
    at = end + 2;
    return true;
  }

  private static boolean isFile(String name) {
    return name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  private static boolean isNumber(String text, int from, int end) {
    return end > from && text.substring(from, end).chars().allMatch(Character::isDigit);
  }

  private boolean brackets() {
    TimeReader uptime = new TimeReader(text, at + 1);
    LogTime read = uptime.uptime();
    if (read == null) {
      uptime = new TimeReader(text, at + 1);
      read = uptime.ctime();
    }
    if (read == null || !text.startsWith("]", uptime.end())) {
      return tag();
    }
    accept(read, uptime.end() + 1);
    if (program == null) {
      hostAndProgram();
      setProgram("kernel");
    }
    return true;
  }

  /** {@code [INFO] plugin/ready: } of CoreDNS, which stays; {@code [reset] } of kubeadm, too. */
  private boolean tag() {
    int close = text.indexOf(']', at);
    if (at != 0 || close < 2 || close > 24 || text.indexOf(' ') < close) {
      return false;
    }
    boolean coredns = text.startsWith("plugin/", close + 2);
    setProgram(coredns ? "coredns" : null);
    boolean known = coredns || List.of("[upgrade", "[reset").stream().anyMatch(text::startsWith);
    if (known) {
      // Nothing may be taken off again: the tag is part of the message.
      text = " " + text;
    }
    return known;
  }

  /** {@code <6>} of the kernel, {@code <info> [1795341600.1234] } of NetworkManager. */
  private boolean level() {
    int close = text.indexOf('>', at);
    if (close < 0 || close - at > 8) {
      return false;
    }
    int from = close + 1;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    TimeReader reader = new TimeReader(text, from + 1);
    LogTime read = text.startsWith("[", from) && from > close + 1 ? reader.epoch() : null;
    if (read != null && text.startsWith("]", reader.end())) {
      setProgram("NetworkManager");
      accept(read, reader.end() + 1);
      return true;
    }
    if (!Character.isDigit(text.charAt(close - 1))) {
      return false;
    }
    at = close + 1;
    return true;
  }

  /** {@code [INFO][81] felix/table.go 12: }, of Calico, whose programs share a container. */
  private void levelAndPlace() {
    while (at < text.length() && text.charAt(at) == '[') {
      int close = text.indexOf(']', at);
      if (close < 0) {
        return;
      }
      at = close + 1;
    }
    if (text.startsWith(" plugin/", at)) {
      setProgram("coredns");
      return;
    }
    int slash = text.indexOf('/', at);
    int end = text.indexOf(": ", at);
    if (slash > at && slash < end) {
      program = text.substring(at, slash).strip();
      at = end + 2;
    }
  }

  /** {@code time="..." level=info msg="..." }, of logrus: the message and what follows it. */
  private boolean logfmt() {
    int value = at + "time=".length();
    TimeReader reader = new TimeReader(text, text.startsWith("\"", value) ? value + 1 : value);
    LogTime read = reader.iso();
    int message = text.indexOf("msg=", at);
    if (read == null || message < 0) {
      return false;
    }
    accept(read, message + "msg=".length());
    at += text.startsWith("\"", at) ? 1 : 0;
    return true;
  }

  /** {@code bird: }, where a supervisor puts the name before the lines of several programs. */
  private boolean named() {
    for (String name : List.of("bird", "bird6", "confd", "felix", "kubelet", "kube-proxy")) {
      if (text.startsWith(name + ": ", at)) {
        program = name;
        at += name.length() + 2;
        return true;
      }
    }
    return false;
  }

  private boolean json() {
    List<JsonObject> objects = JsonElements.of(text.substring(at)).objects();
    if (objects.isEmpty()) {
      return false;
    }
    JsonObject object = objects.getFirst();
    String message = first(object, "MESSAGE", "msg", "message", "log");
    if (message.isEmpty()) {
      return false;
    }
    jsonTime(object);
    String name = first(object, "SYSLOG_IDENTIFIER", "_COMM");
    setProgram(name.isEmpty() ? null : name);
    String error = first(object, "err", "error");
    text = error.isEmpty() ? message : message + ": " + error;
    String peer = first(object, "peer");
    if (!peer.isEmpty() && (message.startsWith("BGP ") || message.endsWith(" peer"))) {
      text += " peer=" + peer;
    }
    at = 0;
    return true;
  }

  private void jsonTime(JsonObject object) {
    String micros = object.word("__REALTIME_TIMESTAMP");
    if (micros.length() > 6
        && micros.length() < 18
        && micros.chars().allMatch(Character::isDigit)) {
      int point = micros.length() - 6;
      String seconds = micros.substring(0, point) + "." + micros.substring(point);
      time = BetterTime.of(time, new TimeReader(seconds, 0).epoch());
    }
    String told = first(object, "time", "ts", "timestamp");
    if (!told.isEmpty()) {
      LogTime iso = new TimeReader(told, 0).iso();
      boolean seconds = told.indexOf('.') == "1795341600".length();
      LogTime read = iso == null && seconds ? new TimeReader(told, 0).epoch() : iso;
      time = BetterTime.of(time, read);
    }
  }

  private static String first(JsonObject object, String... names) {
    for (String name : names) {
      String word = object.word(name);
      if (!word.isEmpty()) {
        return word;
      }
    }
    return "";
  }

  /** {@code host program[1]: }, or nothing where no such thing stands there. */
  private void hostAndProgram() {
    int host = text.indexOf(' ', at);
    int end = host < 0 ? -1 : text.indexOf(": ", host);
    if (end < 0 && text.endsWith(":")) {
      end = text.length() - 1;
    }
    if (host <= at || end <= host || text.charAt(host - 1) == ':') {
      return;
    }
    String name = text.substring(host + 1, end);
    if (name.isEmpty() || name.indexOf(' ') >= 0) {
      return;
    }
    int pid = name.indexOf('[');
    setProgram(pid > 0 ? name.substring(0, pid) : name);
    at = Math.min(text.length(), end + 2);
  }

  private void setProgram(@Nullable String name) {
    if (program == null && name != null && !isContainer(name)) {
      program = name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /** Docker logs to the journal under the first digits of a container's id. */
  private static boolean isContainer(String name) {
    return name.length() == 12
        && name.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private int behind(char c) {
    int found = text.indexOf(c, at);
    return found < 0 ? at : found + 1;
  }

  private void accept(LogTime read, int end) {
    time = BetterTime.of(time, read);
    at = end;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
