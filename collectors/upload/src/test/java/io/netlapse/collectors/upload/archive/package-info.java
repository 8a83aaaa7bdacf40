@NullMarked
package io.netlapse.collectors.upload.archive;

import org.jspecify.annotations.NullMarked;
