/**
 * {@code netlapse demo}: a whole netlapse in this process, this machine captured into it, and the
 * recording of an incident played through the API. What is printed comes from the API's answers
 * alone; what it should say stands in a file beside the recording and is held against the print.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.push}, {@code
 * io.netlapse.collectors.upload} and all of {@code io.netlapse.cli} that serves other commands.
 */
@NullMarked
package io.netlapse.cli.demo;

import org.jspecify.annotations.NullMarked;
