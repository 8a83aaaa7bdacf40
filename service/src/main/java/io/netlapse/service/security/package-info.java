/**
 * Who may do what: bearer tokens, their scopes, the caller of a request and what it is refused.
 * Uses {@code settings}, {@code problem} and the tables of tokens; knows no feature.
 */
@NullMarked
package io.netlapse.service.security;

import org.jspecify.annotations.NullMarked;
