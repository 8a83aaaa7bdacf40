/** What the rules found, open or resolved. */
@NullMarked
package io.netlapse.service.findings;

import org.jspecify.annotations.NullMarked;
