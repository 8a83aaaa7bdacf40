/** The API contract as a file. */
@NullMarked
package io.netlapse.openapi;

import org.jspecify.annotations.NullMarked;
