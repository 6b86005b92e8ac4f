package org.mapletree.vma.replay;

/**
 * A result that the model did not predict.
 *
 * @param line the line on which the call came back
 * @param process the process that made it
 * @param call the call as the trace prints it
 * @param expected what the model returned
 * @param kernel what the kernel returned
 */
public record WrongResult(long line, int process, String call, String expected, String kernel) {}
