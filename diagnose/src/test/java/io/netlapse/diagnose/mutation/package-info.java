/**
 * Faults made by program in outputs of healthy clusters: the right rule says so, and goes on to say
 * so when nodes, devices and addresses are called otherwise.
 */
@NullMarked
package io.netlapse.diagnose.mutation;

import org.jspecify.annotations.NullMarked;
