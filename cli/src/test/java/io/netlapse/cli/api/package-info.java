/** Tests of the API as a command sees it, against a real HTTP server. */
@NullMarked
package io.netlapse.cli.api;

import org.jspecify.annotations.NullMarked;
