/** Tests of the rules about {@code kube-ipvs0}. */
@NullMarked
package io.netlapse.engine.diagnostics.ipvs;

import org.jspecify.annotations.NullMarked;
