/** Tests of what {@code netlapse facts} prints. */
@NullMarked
package io.netlapse.cli.facts;

import org.jspecify.annotations.NullMarked;
