/**
 * What {@code systemctl} says of units to whoever looks at a node: status, is-active, is-enabled.
 * The capture asks {@code systemctl show}, which tells more. May use {@code facts.text}, {@code
 * facts.config}, {@code facts.logs} and {@code facts.system}.
 */
@NullMarked
package io.netlapse.engine.facts.unit;

import org.jspecify.annotations.NullMarked;
