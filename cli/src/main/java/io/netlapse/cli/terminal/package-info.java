/**
 * What every command shares towards the person at the terminal: how it fails, how it shows
 * progress, whether it may use colour.
 *
 * <p>May use the JDK only.
 */
@NullMarked
package io.netlapse.cli.terminal;

import org.jspecify.annotations.NullMarked;
