package org.mapletree.cli.tree;

/**
 * Why a script ended before its end.
 *
 * @param line the number of the line that is no statement, from 1
 * @param sentence what is wrong with it
 */
public record ScriptProblem(int line, String sentence) {}
