/** What is built in and what strangers bring: opened at the start, counted where it fails. */
@NullMarked
package io.netlapse.service.plugins;

import org.jspecify.annotations.NullMarked;
