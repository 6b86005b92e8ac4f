package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One parameter changes at a time. */
class KernelProfileTest {

  static Stream<RecordComponent> parameters() {
    return Arrays.stream(KernelProfile.class.getRecordComponents());
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void eachParameterChangesAlone(RecordComponent parameter) throws ReflectiveOperationException {
    KernelProfile before = KernelProfile.LINUX_6_18;
    Object value = other(parameter.getAccessor().invoke(before));
    String name = parameter.getName();
    Object after =
        KernelProfile.class
            .getMethod(
                "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                parameter.getType())
            .invoke(before, value);
    for (RecordComponent each : KernelProfile.class.getRecordComponents()) {
      Object expected = each.getName().equals(name) ? value : each.getAccessor().invoke(before);
      assertThat(each.getAccessor().invoke(after)).as(each.getName()).isEqualTo(expected);
    }
  }

  private static Object other(Object value) {
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    return Arrays.stream(((Enum<?>) value).getDeclaringClass().getEnumConstants())
        .filter(constant -> constant != value)
        .findFirst()
        .orElseThrow();
  }
}
