/**
 * Inventories: which nodes there are and how each is reached. Every format is read into {@link
 * io.netlapse.collectors.ssh.inventory.Listed} nodes with the place where each setting stands, and
 * those become targets in one way. Pure, but for {@link
 * io.netlapse.collectors.ssh.inventory.InventoryFile}, which reads the file.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.ssh.node}, the JDK, and of
 * SnakeYAML what ends at the tree of a text: no object is ever made of one.
 */
@NullMarked
package io.netlapse.collectors.ssh.inventory;

import org.jspecify.annotations.NullMarked;
