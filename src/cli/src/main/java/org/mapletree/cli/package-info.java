/**
 * The {@code maple} command. Each subcommand is one class: it reads its arguments, hands the work
 * to the libraries and prints the result. Nothing but the result goes to standard output.
 */
@NullMarked
package org.mapletree.cli;

import org.jspecify.annotations.NullMarked;
