package io.netlapse.rules.language;

/**
 * What must hold of one field of a fact.
 *
 * @param field its name
 * @param comparison what
 */
public record Condition(String field, Comparison comparison) {}
