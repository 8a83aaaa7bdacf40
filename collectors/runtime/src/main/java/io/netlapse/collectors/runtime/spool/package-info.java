/**
 * Where captures wait on disk until the service has them. {@link
 * io.netlapse.collectors.runtime.spool.Spool} is the way in.
 *
 * <p>A folder of one process:
 *
 * <pre>
 * lock                             held while a process uses the folder
 * waiting/0000000000000042.capture one capture each, in the order in which they came
 * gaps/ID.gap                      what was dropped, until the service has been told
 * damaged/                         files that could not be read, as they are
 * refused/42.bundle.gz, 42.reason  what the service refuses, and why
 * </pre>
 *
 * <p>Every file is written under another name, forced to the disk and then renamed; so a name never
 * stands for half a file, whenever the process or the machine ends.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.runtime.durable}, {@link
 * io.netlapse.collectors.push.Gzip} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.spool;

import org.jspecify.annotations.NullMarked;
