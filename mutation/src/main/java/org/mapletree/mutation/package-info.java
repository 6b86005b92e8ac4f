/**
 * Holds the mutants that PIT found alive against {@code survivors.tsv}, the list of those that are
 * accepted, each with its reason. Start at {@link org.mapletree.mutation.Survivors}.
 */
@NullMarked
package org.mapletree.mutation;

import org.jspecify.annotations.NullMarked;
