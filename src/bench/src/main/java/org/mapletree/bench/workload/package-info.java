/** What is asked of every library: entries, keys and changes, prepared before the clock runs. */
@NullMarked
package org.mapletree.bench.workload;

import org.jspecify.annotations.NullMarked;
