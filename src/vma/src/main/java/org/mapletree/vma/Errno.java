package org.mapletree.vma;

import java.util.List;

/**
 * An error that a memory call returns, by its number on x86-64. The constants are those that calls
 * return by intention; a fixed mapping at one of the highest 4095 addresses returns the address,
 * which reads as an error of any number.
 *
 * @param number the number, positive
 */
public record Errno(int number) {

  /** Not permitted: a sealed area, or a missing capability. */
  public static final Errno EPERM = new Errno(1);

  /** A file descriptor that is not open. */
  public static final Errno EBADF = new Errno(9);

  /** A limit on locked memory, or on areas while an advice splits one. */
  public static final Errno EAGAIN = new Errno(11);

  /** No room, a limit reached, or a hole where an area is needed. */
  public static final Errno ENOMEM = new Errno(12);

  /** The file's access mode forbids it. */
  public static final Errno EACCES = new Errno(13);

  /** No area at an address, or an access that faults. */
  public static final Errno EFAULT = new Errno(14);

  /** Something is there already. */
  public static final Errno EEXIST = new Errno(17);

  /** The file cannot be mapped. */
  public static final Errno ENODEV = new Errno(19);

  /** A bad argument. */
  public static final Errno EINVAL = new Errno(22);

  /** The system call does not exist. */
  public static final Errno ENOSYS = new Errno(38);

  /** An offset or length too large. */
  public static final Errno EOVERFLOW = new Errno(75);

  /** A flag that is not supported. */
  public static final Errno EOPNOTSUPP = new Errno(95);

  /** The highest number that the kernel takes for an error. */
  static final int HIGHEST = 4095;

  private static final List<String> NAMES =
      List.of(
          "",
          "EPERM",
          "ENOENT",
          "ESRCH",
          "EINTR",
          "EIO",
          "ENXIO",
          "E2BIG",
          "ENOEXEC",
          "EBADF",
          "ECHILD",
          "EAGAIN",
          "ENOMEM",
          "EACCES",
          "EFAULT",
          "ENOTBLK",
          "EBUSY",
          "EEXIST",
          "EXDEV",
          "ENODEV",
          "ENOTDIR",
          "EISDIR",
          "EINVAL",
          "ENFILE",
          "EMFILE",
          "ENOTTY",
          "ETXTBSY",
          "EFBIG",
          "ENOSPC",
          "ESPIPE",
          "EROFS",
          "EMLINK",
          "EPIPE",
          "EDOM",
          "ERANGE",
          "EDEADLK",
          "ENAMETOOLONG",
          "ENOLCK",
          "ENOSYS",
          "ENOTEMPTY",
          "ELOOP",
          "",
          "ENOMSG",
          "EIDRM",
          "ECHRNG",
          "EL2NSYNC",
          "EL3HLT",
          "EL3RST",
          "ELNRNG",
          "EUNATCH",
          "ENOCSI",
          "EL2HLT",
          "EBADE",
          "EBADR",
          "EXFULL",
          "ENOANO",
          "EBADRQC",
          "EBADSLT",
          "",
          "EBFONT",
          "ENOSTR",
          "ENODATA",
          "ETIME",
          "ENOSR",
          "ENONET",
          "ENOPKG",
          "EREMOTE",
          "ENOLINK",
          "EADV",
          "ESRMNT",
          "ECOMM",
          "EPROTO",
          "EMULTIHOP",
          "EDOTDOT",
          "EBADMSG",
          "EOVERFLOW",
          "ENOTUNIQ",
          "EBADFD",
          "EREMCHG",
          "ELIBACC",
          "ELIBBAD",
          "ELIBSCN",
          "ELIBMAX",
          "ELIBEXEC",
          "EILSEQ",
          "ERESTART",
          "ESTRPIPE",
          "EUSERS",
          "ENOTSOCK",
          "EDESTADDRREQ",
          "EMSGSIZE",
          "EPROTOTYPE",
          "ENOPROTOOPT",
          "EPROTONOSUPPORT",
          "ESOCKTNOSUPPORT",
          "EOPNOTSUPP",
          "EPFNOSUPPORT",
          "EAFNOSUPPORT",
          "EADDRINUSE",
          "EADDRNOTAVAIL",
          "ENETDOWN",
          "ENETUNREACH",
          "ENETRESET",
          "ECONNABORTED",
          "ECONNRESET",
          "ENOBUFS",
          "EISCONN",
          "ENOTCONN",
          "ESHUTDOWN",
          "ETOOMANYREFS",
          "ETIMEDOUT",
          "ECONNREFUSED",
          "EHOSTDOWN",
          "EHOSTUNREACH",
          "EALREADY",
          "EINPROGRESS",
          "ESTALE",
          "EUCLEAN",
          "ENOTNAM",
          "ENAVAIL",
          "EISNAM",
          "EREMOTEIO",
          "EDQUOT",
          "ENOMEDIUM",
          "EMEDIUMTYPE",
          "ECANCELED",
          "ENOKEY",
          "EKEYEXPIRED",
          "EKEYREVOKED",
          "EKEYREJECTED",
          "EOWNERDEAD",
          "ENOTRECOVERABLE",
          "ERFKILL",
          "EHWPOISON");

  /**
   * Whether the C library has a name for this error.
   *
   * @return false for numbers that no call returns by intention
   */
  public boolean isNamed() {
    return number > 0 && number < NAMES.size() && !NAMES.get(number).isEmpty();
  }

  /**
   * The name of this error.
   *
   * @return for instance {@code "ENOMEM"}; the number where there is no name
   */
  public String name() {
    return isNamed() ? NAMES.get(number) : Integer.toString(number);
  }

  @Override
  public String toString() {
    return name();
  }
}
