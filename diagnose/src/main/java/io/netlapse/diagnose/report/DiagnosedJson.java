package io.netlapse.diagnose.report;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.diagnose.report.Diagnosed.Lacking;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.event.Event;
import java.util.List;

/** The diagnosis for programs; docs/cli.md tells the shape. */
public final class DiagnosedJson {

  private DiagnosedJson() {}

  /** The whole of it. */
  public static Json of(Diagnosed diagnosed) {
    return Json.object()
        .with("findings", Json.array(diagnosed.findings(), DiagnosedJson::finding))
        .with("events", Json.array(diagnosed.events(), DiagnosedJson::event))
        .with("unknown", Json.array(diagnosed.unknowns(), DiagnosedJson::unknown))
        .with("unread", Json.array(diagnosed.unread(), DiagnosedJson::unread))
        .with("unobserved", Json.array(diagnosed.unobserved(), DiagnosedJson::unobserved))
        .with("damage", Json.array(diagnosed.damage(), damage -> Json.of(damage.toString())));
  }

  private static Json finding(Found found) {
    return Json.object()
        .with("rule", found.by().rule().id())
        .with("node", found.by().node().name())
        .with("severity", found.finding().severity().word())
        .with("subject", found.finding().subject())
        .with("title", found.finding().title())
        .with("explanation", found.finding().explanation())
        .with("evidence", evidence(found.finding().evidence()))
        .with("moments", moments(found))
        .with("consequenceOf", Json.array(found.consequenceOf(), DiagnosedJson::key))
        .with("confirm", Json.texts(found.finding().confirm()))
        .with("remedy", remedy(found.finding().remedy()));
  }

  private static Json key(Found.Key key) {
    return Json.object()
        .with("rule", key.rule())
        .with("node", key.node().name())
        .with("subject", key.subject());
  }

  /** Which of the node's moments show it, of how many; a whole snapshot is one. */
  private static Json moments(Found found) {
    return Json.object()
        .with("of", found.moments())
        .with("in", Json.array(found.in(), moment -> Json.of(moment.longValue())))
        .with("cleared", new Json.Truth(found.isCleared()));
  }

  private static Json evidence(List<Evidence> lines) {
    return Json.array(
        lines,
        line ->
            Json.object()
                .with("node", line.node().name())
                .with("probe", line.probe().value())
                .with("line", line.line())
                .with("text", line.text()));
  }

  private static Json remedy(Remedy remedy) {
    return Json.object()
        .with("commands", Json.texts(remedy.commands()))
        .with("lasting", remedy.lasting())
        .with("undo", remedy.undo())
        .with("risk", remedy.risk());
  }

  private static Json event(Happened happened) {
    Event event = happened.event();
    return Json.object()
        .with("kind", event.kind().word())
        .with("what", event.what())
        .with("node", event.node())
        .with("at", event.from().toString())
        .with("to", event.to().toString())
        .with("detail", event.detail())
        .with("evidence", evidence(happened.evidence()));
  }

  private static Json unknown(Lacking lacking) {
    return Json.object()
        .with("rule", lacking.by().rule().id())
        .with("node", lacking.by().node().name())
        .with("subject", lacking.unknown().subject())
        .with("lacks", lacking.unknown().lacks());
  }

  private static Json unread(Unread unread) {
    return Json.object()
        .with("node", unread.node())
        .with("file", unread.file())
        .with("line", unread.line())
        .with("text", unread.text());
  }

  private static Json unobserved(Unobserved unobserved) {
    return Json.object()
        .with("node", unobserved.node())
        .with("file", unobserved.file())
        .with("command", unobserved.command())
        .with("status", unobserved.status());
  }
}
