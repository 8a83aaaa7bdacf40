/**
 * The shapes that several routes answer with, as the contract names them, and how they are made of
 * what the database says. Uses {@code db.query}, {@code time} and {@code json}.
 */
@NullMarked
package io.netlapse.service.shape;

import org.jspecify.annotations.NullMarked;
