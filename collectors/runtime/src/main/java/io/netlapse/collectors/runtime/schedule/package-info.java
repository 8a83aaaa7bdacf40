/**
 * When a collector runs. {@link io.netlapse.collectors.runtime.schedule.Schedule} is a function of
 * the last run and the time of day; {@link io.netlapse.collectors.runtime.schedule.Rounds} is the
 * loop around it.
 *
 * <p>May use {@code io.netlapse.collectors.runtime.durable}, {@link
 * io.netlapse.collectors.push.Time}, cron-utils (in {@code CronTimes} alone) and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.schedule;

import org.jspecify.annotations.NullMarked;
