package org.mapletree.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The codecs that every caller can use. */
final class ReadyCodecs {
  static final ValueCodec<String> UTF_8 =
      ValueCodec.of("utf-8", BlockWriter::utf8, ReadyCodecs::text);

  static final ValueCodec<Long> LONG =
      ValueCodec.of("long", ReadyCodecs::bytes, bytes -> number(bytes, Long.BYTES));

  static final ValueCodec<Integer> INT =
      ValueCodec.of(
          "int", value -> bytes(value.longValue()), bytes -> (int) number(bytes, Integer.BYTES));

  static final ValueCodec<byte[]> BYTES = ValueCodec.of("bytes", bytes -> bytes, bytes -> bytes);

  private ReadyCodecs() {}

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a text is not UTF-8", malformed);
    }
  }

  /** A signed number, the lowest byte first, without the high bytes that only repeat its sign. */
  private static byte[] bytes(long number) {
    byte[] bytes = new byte[Long.BYTES];
    int length = 0;
    for (long rest = number;
        length == 0 ? rest != 0 : !isSign(rest, bytes[length - 1]);
        rest >>= 8) {
      bytes[length++] = (byte) rest;
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Whether a number has nothing to say beyond the sign of the byte below it. */
  private static boolean isSign(long rest, byte below) {
    return rest == (below < 0 ? -1 : 0);
  }

  private static long number(byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new IllegalArgumentException(bytes.length + " bytes for a number of " + most);
    }
    long number = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    if (!Arrays.equals(bytes, bytes(number))) {
      throw new IllegalArgumentException("a number is longer than it need be");
    }
    return number;
  }
}
