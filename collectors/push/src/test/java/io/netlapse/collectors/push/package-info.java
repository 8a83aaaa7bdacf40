/** Tests of pushing, against a real HTTP server on the loopback interface. */
@NullMarked
package io.netlapse.collectors.push;

import org.jspecify.annotations.NullMarked;
