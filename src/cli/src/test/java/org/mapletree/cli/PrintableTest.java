package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What texts from files look like on a terminal. */
class PrintableTest {

  @Test
  void line_plainText_isItself() {
    String text = "é ٣ 漢 😀 \u00a0 C:\\u";
    assertThat(Printable.line(text)).isSameAs(text);
    assertThat(Printable.line("")).isEmpty();
  }

  /** One of each kind, and those that turn text around. */
  @Test
  void line_whatIsNotSeen_isEscaped() {
    assertThat(Printable.line("\u0000\t\n\u001b\u007f\u009b"))
        .isEqualTo("\\u0000\\u0009\\u000a\\u001b\\u007f\\u009b");
    assertThat(Printable.line("a\u200e\u202a\u202e\u2066\u2069\ufeffb"))
        .isEqualTo("a\\u200e\\u202a\\u202e\\u2066\\u2069\\ufeffb");
    assertThat(Printable.line("\u2028\u2029")).isEqualTo("\\u2028\\u2029");
    assertThat(Printable.line("\udc00\ud800")).isEqualTo("\\udc00\\ud800");
    assertThat(Printable.line("😀\udb40\udc01")).isEqualTo("😀\\udb40\\udc01");
  }

  @Test
  void lines_keepTheirEnds() {
    assertThat(Printable.lines("a\r\n\u202eb\n")).isEqualTo("a\\u000d\n\\u202eb\n");
  }
}
