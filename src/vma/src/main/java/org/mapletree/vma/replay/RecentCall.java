package org.mapletree.vma.replay;

/**
 * A call that took effect while another one, begun before it, has not come back.
 *
 * @param call the call
 * @param kernel what the kernel returned
 * @param before what was known before it
 */
record RecentCall(TracedCall call, TraceResult kernel, Known before) {}
