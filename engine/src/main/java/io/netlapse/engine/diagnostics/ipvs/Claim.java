package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.Evidence;

/**
 * Whose an address is, if not the examined node's.
 *
 * @param owner who suffers, such as {@code node-2} or {@code the default gateway}
 * @param because in half a sentence after "it is", such as {@code node-2's own address on eth0}
 * @param evidence the line that says so
 */
record Claim(String owner, String because, Evidence evidence) {}
