/**
 * Reads what {@code ethtool} tells of a device and its driver (ethtool(8)). May use {@code
 * facts.text}, {@code facts.json}, {@code spi.ethtool}.
 */
@NullMarked
package io.netlapse.engine.facts.ethtool;

import org.jspecify.annotations.NullMarked;
