/** Tests of the offline diagnosis on small fixtures. */
@NullMarked
package io.netlapse.diagnose.report;

import org.jspecify.annotations.NullMarked;
