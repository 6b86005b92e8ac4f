package org.mapletree.vma.proc;

/**
 * One mapping, as a line of {@code /proc/PID/maps} shows it; of {@code smaps}, two of the fields
 * below the line as well.
 *
 * @param start the first address
 * @param end the address behind the last; above {@code start}, unsigned
 * @param permissions four characters: {@code r-xp}
 * @param offset the offset in the file, in bytes
 * @param major the major number of the device
 * @param minor the minor number of the device
 * @param inode the inode, unsigned
 * @param name the path or the name in brackets, empty for none; a newline stands as {@code \012}
 * @param flags the codes of {@code VmFlags}, empty if the text was not of smaps
 * @param resident the field {@code Rss} in bytes, -1 if the text was not of smaps
 */
public record MapsLine(
    long start,
    long end,
    String permissions,
    long offset,
    int major,
    int minor,
    long inode,
    String name,
    String flags,
    long resident) {

  /** Where names start, counted from 0. */
  private static final int NAME_COLUMN = 73;

  /** The name of the page that is no area, at the end of every map. */
  public static final String VSYSCALL = "[vsyscall]";

  /**
   * A mapping without the fields of smaps.
   *
   * @param start the first address
   * @param end the address behind the last
   * @param permissions four characters
   * @param offset the offset in bytes
   * @param major the major number of the device
   * @param minor the minor number of the device
   * @param inode the inode
   * @param name the name, empty for none
   */
  public MapsLine(
      long start,
      long end,
      String permissions,
      long offset,
      int major,
      int minor,
      long inode,
      String name) {
    this(start, end, permissions, offset, major, minor, inode, name, "", -1);
  }

  /**
   * Whether this is the page at the top of the kernel's half, which is no area.
   *
   * @return true for the line of {@code [vsyscall]}
   */
  public boolean isVsyscall() {
    return name.equals(VSYSCALL);
  }

  /**
   * How long the mapping is.
   *
   * @return the length in bytes
   */
  public long length() {
    return end - start;
  }

  MapsLine until(long newEnd) {
    return new MapsLine(
        start, newEnd, permissions, offset, major, minor, inode, name, flags, resident);
  }

  /**
   * This line with the flags of smaps.
   *
   * @param codes codes separated by blanks
   * @return the line
   */
  public MapsLine withFlags(String codes) {
    return new MapsLine(
        start, end, permissions, offset, major, minor, inode, name, codes, resident);
  }

  /**
   * This line with the resident bytes of smaps.
   *
   * @param bytes the field {@code Rss} in bytes, -1 for none
   * @return the line
   */
  public MapsLine withResident(long bytes) {
    return new MapsLine(start, end, permissions, offset, major, minor, inode, name, flags, bytes);
  }

  /**
   * The line as the kernel prints it, without its newline. A line without a name ends in a blank.
   *
   * @return the text
   */
  @Override
  public String toString() {
    var text = new StringBuilder(NAME_COLUMN + name.length());
    hex(text, start, 8).append('-');
    hex(text, end, 8).append(' ').append(permissions).append(' ');
    hex(text, offset, 8).append(' ');
    hex(text, Integer.toUnsignedLong(major), 2).append(':');
    hex(text, Integer.toUnsignedLong(minor), 2)
        .append(' ')
        .append(Long.toUnsignedString(inode))
        .append(' ');
    while (!name.isEmpty() && text.length() < NAME_COLUMN) {
      text.append(' ');
    }
    return text.append(name).toString();
  }

  private static StringBuilder hex(StringBuilder text, long value, int width) {
    String digits = Long.toHexString(value);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
