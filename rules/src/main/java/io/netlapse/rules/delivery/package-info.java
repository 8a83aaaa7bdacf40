/**
 * Where written rules come from: files that a person names, and those that netlapse brings along.
 * The only package of this module that reads anything.
 *
 * <p>Uses the rest of the module.
 */
@NullMarked
package io.netlapse.rules.delivery;

import org.jspecify.annotations.NullMarked;
