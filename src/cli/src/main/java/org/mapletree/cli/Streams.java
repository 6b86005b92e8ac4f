package org.mapletree.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams that a command works with, so that tests can run it in their own process.
 *
 * @param in standard input, what {@code -} names
 * @param out standard output: the result, and nothing else
 * @param err standard error: problems and progress
 * @param terminal whether somebody is looking, so that progress is worth showing
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}
