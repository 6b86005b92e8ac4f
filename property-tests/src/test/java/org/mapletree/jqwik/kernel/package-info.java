/**
 * The address-space model held against the kernel that runs the tests: Linux on x86-64 only.
 *
 * <pre>
 *   KernelLaws --- script ---> KernelProcess --- text ---> KernelHelper, a JVM of its own
 *       |                                                    |  SystemCalls, Arena
 *       +---- script ---> the model                          v
 *                                                        the kernel
 * </pre>
 */
package org.mapletree.jqwik.kernel;
