/** The format of all Java sources, checked and, if asked, put right. */
@NullMarked
package io.netlapse.build.formatting;

import org.jspecify.annotations.NullMarked;
