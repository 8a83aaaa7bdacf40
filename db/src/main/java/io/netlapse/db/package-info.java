/**
 * PostgreSQL: how work on it is begun, ended and tried again, and how our types stand in it.
 *
 * <p>The packages below hold one family of tables each: {@code node} (who is watched), {@code
 * content} (what nodes say), {@code snapshot} (when they said it), {@code history} (lifetimes and
 * the runs that they are made of), {@code access} (who may do what); {@code query} asks across all
 * of them. SQL stands in text blocks and is never assembled. Uses {@code spi}, {@code engine} and
 * JDBC; knows nothing of HTTP.
 */
@NullMarked
package io.netlapse.db;

import org.jspecify.annotations.NullMarked;
