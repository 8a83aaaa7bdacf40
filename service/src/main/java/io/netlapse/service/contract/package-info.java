/** The API's contract as the service serves it. */
@NullMarked
package io.netlapse.service.contract;

import org.jspecify.annotations.NullMarked;
