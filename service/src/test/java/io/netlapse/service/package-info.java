/**
 * Tests of the service as its clients see it: a real server, a real database, the JDK's HTTP
 * client.
 */
@NullMarked
package io.netlapse.service;

import org.jspecify.annotations.NullMarked;
