/** Tests of JSON. */
@NullMarked
package io.netlapse.diagnose.json;

import org.jspecify.annotations.NullMarked;
