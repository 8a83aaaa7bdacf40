@NullMarked
package io.netlapse.service.body;

import org.jspecify.annotations.NullMarked;
