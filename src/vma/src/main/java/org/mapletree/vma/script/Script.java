package org.mapletree.vma.script;

import io.vavr.control.Either;
import java.util.List;

/**
 * A script of memory calls, read. One statement a line; {@code #} starts a comment; numbers are
 * hexadecimal after {@code 0x}, else decimal.
 *
 * <pre>
 * arena BASE LENGTH                    where the mappings are looked at
 * file NAME SIZE                       a file of that size, open for reading and writing
 * mmap ADDR LEN PROT FLAGS FILE|- OFF  PROT like r-x; FLAGS private,anon,fixed and so on, or a number
 * munmap ADDR LEN
 * mprotect ADDR LEN PROT
 * mremap OLD OLDLEN NEWLEN FLAGS [NEW] FLAGS maymove,mfixed,dontunmap, none or a number
 * madvise ADDR LEN ADVICE              the name of an advice, in any case, or a number
 * mlock ADDR LEN
 * munlock ADDR LEN
 * mseal ADDR LEN
 * name ADDR LEN NAME|-
 * touch ADDR LEN                       writes to the first byte of each page in turn
 * read ADDR LEN                        reads the first byte of each page in turn
 * fork                                 also prints the child's mappings
 * enter                                forks, and goes on as the child
 * </pre>
 *
 * @param statements the statements in order
 */
public record Script(List<Statement> statements) {

  /**
   * Copies the statements.
   *
   * @param statements the statements in order
   */
  public Script {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a script.
   *
   * @param text the text, lines ending in a newline
   * @return the script, or the first line that is wrong and why
   */
  public static Either<MalformedScript, Script> parse(String text) {
    return new ScriptParser().parse(text);
  }
}
