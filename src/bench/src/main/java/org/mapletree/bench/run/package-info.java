/** The command: chooses what to measure, has JMH measure it, and writes the report. */
@NullMarked
package org.mapletree.bench.run;

import org.jspecify.annotations.NullMarked;
