/** Who may do what, without a service. */
@NullMarked
package io.netlapse.service.security;

import org.jspecify.annotations.NullMarked;
