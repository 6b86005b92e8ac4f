/** Reads what JMH has measured, and writes it as a page with figures: ratios and goals first. */
@NullMarked
package org.mapletree.bench.report;

import org.jspecify.annotations.NullMarked;
