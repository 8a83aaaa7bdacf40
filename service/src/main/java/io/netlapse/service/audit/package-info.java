/** What admins did: one place that writes the audit log and the route that shows it. */
@NullMarked
package io.netlapse.service.audit;

import org.jspecify.annotations.NullMarked;
