package io.netlapse.service.enrolments;

import io.netlapse.service.json.JsonFields;
import io.netlapse.spi.snapshot.NodeId;

/**
 * A machine that wants to be a node.
 *
 * @param node its name
 * @param machineId what {@code /etc/machine-id} says (machine-id(5)), 32 hexadecimal digits
 */
record EnrolmentOrder(String node, String machineId) {

  /**
   * Reads {@code {"node","machineId"}}.
   *
   * @throws io.netlapse.service.problem.ProblemException 422 with every fault
   */
  static EnrolmentOrder of(JsonFields fields) {
    String node = fields.text("node");
    if (fields.has("node")) {
      String _ = fields.optional("node", text -> NodeId.requireName("node", text));
    }
    String machineId = fields.text("machineId");
    if (fields.has("machineId") && !machineId.matches("[0-9a-f]{32}")) {
      fields.fault("machineId", "it has 32 hexadecimal digits, as /etc/machine-id has them");
    }
    fields.refuseOthers();
    fields.check();
    return new EnrolmentOrder(node, machineId);
  }
}
