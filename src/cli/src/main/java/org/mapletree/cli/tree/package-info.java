/**
 * {@code maple tree run}: the script language of the kernel's maple tree recordings, executed on a
 * {@link org.mapletree.MapleTree}.
 *
 * <pre>
 *   TreeRunCommand --> ScriptRunner: line by line --> ScriptParser --> Statement (data) --> ScriptState --> Answer (text)
 * </pre>
 */
@NullMarked
package org.mapletree.cli.tree;

import org.jspecify.annotations.NullMarked;
