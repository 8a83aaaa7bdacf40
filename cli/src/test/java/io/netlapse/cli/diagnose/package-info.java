/** Tests of the offline diagnosis on small fixtures. */
@NullMarked
package io.netlapse.cli.diagnose;

import org.jspecify.annotations.NullMarked;
