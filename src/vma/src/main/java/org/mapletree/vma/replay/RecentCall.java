package org.mapletree.vma.replay;

/**
 * A call that took effect while another one, begun before it, has not come back.
 *
 * @param call the call
 * @param before what was known before it
 */
record RecentCall(PendingCall call, Known before) {}
