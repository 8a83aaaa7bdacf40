/** Tests of JSON. */
@NullMarked
package io.netlapse.cli.json;

import org.jspecify.annotations.NullMarked;
