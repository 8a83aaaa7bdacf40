/** The worked example of the manual, as the compiler and a test see it. */
@NullMarked
package io.netlapse.spi.example;

import org.jspecify.annotations.NullMarked;
