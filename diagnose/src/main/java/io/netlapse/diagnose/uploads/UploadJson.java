package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.uploads.Fate.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The report of an upload for programs; docs/uploads.md tells the shape. */
public final class UploadJson {

  private static final String SNAPSHOTS = "/api/v1/snapshots/";

  private UploadJson() {}

  /** The whole of it. */
  public static Json of(UploadReport report) {
    List<Json> snapshots = new ArrayList<>();
    for (int i = 0; i < report.fates().size(); i++) {
      snapshots.add(snapshot(report.handedOver().get(i), report.fates().get(i)));
    }
    return Json.object()
        .with("snapshots", new Json.Array(snapshots))
        .with("notRead", Json.array(report.upload().notRead(), UploadJson::notRead))
        .with("passedOver", report.upload().passedOver())
        .with(
            "counts",
            Json.object()
                .with("stored", report.count(Outcome.STORED))
                .with("known", report.count(Outcome.KNOWN))
                .with("delivered", report.count(Outcome.DELIVERED))
                .with("outputs", report.outputs())
                .with("facts", report.facts())
                .with("unread", report.unread())
                .with("notRead", report.upload().notRead().size()));
  }

  private static Json snapshot(Recorded snapshot, Fate fate) {
    return Json.object()
        .with("outcome", fate.outcome().word())
        .with("cluster", fate.cluster())
        .with("node", snapshot.node())
        .with("capturedAt", snapshot.at().toString())
        .with("id", fate.id())
        .with("link", fate.id() == null ? null : SNAPSHOTS + fate.id())
        .with("outputs", Json.array(snapshot.outputs(), UploadJson::output));
  }

  private static Json output(Recorded.Output output) {
    return Json.object()
        .with("file", output.file())
        .with("command", output.section().command().text())
        .with("probe", output.parser() == null ? null : output.parser().value())
        .with("status", output.section().status().word())
        .with("isPart", new Json.Truth(output.isPart()))
        .with("facts", output.facts())
        .with("unread", output.unread());
  }

  private static Json notRead(Upload.NotRead notRead) {
    return Json.object().with("file", notRead.file()).with("why", notRead.why());
  }
}
