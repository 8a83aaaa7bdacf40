/**
 * The service's settings as typed records, where secrets come from, and the check that no key is
 * misspelt. Every other package may use it; it uses none of them.
 */
@NullMarked
package io.netlapse.service.settings;

import org.jspecify.annotations.NullMarked;
