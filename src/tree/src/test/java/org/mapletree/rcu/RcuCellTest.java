package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one thread sees of a cell. */
class RcuCellTest {

  private final RcuCell<String> cell = RcuCell.of("a");

  @Test
  void versionsStartAtZeroAndAreDense() {
    assertThat(cell.published()).isEqualTo(new Published<>(0, "a"));

    assertThat(cell.updateAndGet(value -> value + "b")).isEqualTo("ab");
    assertThat(cell.getAndUpdate(value -> value + "c")).isEqualTo("ab");

    assertThat(cell.get()).isEqualTo("abc");
    assertThat(cell.published()).isEqualTo(new Published<>(2, "abc"));
    assertThat(cell).hasToString("RcuCell[version 2]");
  }

  @Test
  void sameObject_publishesNothing() {
    String before = cell.get();

    assertThat(cell.updateAndGet(value -> value)).isSameAs(before);
    assertThat(cell.getAndUpdate(value -> value)).isSameAs(before);
    assertThat(cell.compareAndSet(before, before)).isTrue();

    assertThat(cell.published().version()).isZero();
  }

  @Test
  void equalObject_isAnotherValue() {
    String equal = new String("a");

    cell.updateAndGet(value -> equal);

    assertThat(cell.get()).isSameAs(equal);
    assertThat(cell.published().version()).isEqualTo(1);
  }

  @Test
  void compareAndSet_goesByIdentity() {
    String held = cell.get();

    assertThat(cell.compareAndSet(new String("a"), "b")).isFalse();
    assertThat(cell.published()).isEqualTo(new Published<>(0, "a"));

    assertThat(cell.compareAndSet(held, "b")).isTrue();
    assertThat(cell.published()).isEqualTo(new Published<>(1, "b"));
  }

  @Test
  void compareAndSet_sameObjectPutBackInBetween_succeeds() {
    String held = cell.get();
    cell.updateAndGet(value -> "b");
    cell.updateAndGet(value -> held);

    assertThat(cell.compareAndSet(held, "c")).isTrue();
    assertThat(cell.published()).isEqualTo(new Published<>(3, "c"));
  }

  @Test
  void modify_answersTheResultBesideTheValue() {
    int length = cell.modify(value -> new Update<>(value + "bc", value.length()));

    assertThat(length).isEqualTo(1);
    assertThat(cell.get()).isEqualTo("abc");
  }

  @Test
  void tryModify_leftPublishesNothing() {
    Either<String, Integer> refused = cell.tryModify(value -> Either.left("not " + value));
    assertThat(refused).isEqualTo(Either.left("not a"));
    assertThat(cell.published().version()).isZero();

    Either<String, Integer> done = cell.tryModify(value -> Either.right(new Update<>("b", 7)));
    assertThat(done).isEqualTo(Either.right(7));
    assertThat(cell.published()).isEqualTo(new Published<>(1, "b"));
  }

  @Test
  void functionThatThrows_publishesNothingAndLeavesTheCellUsable() {
    IllegalArgumentException thrown = new IllegalArgumentException("no");
    assertThatThrownBy(
            () ->
                cell.updateAndGet(
                    value -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);

    assertThat(cell.published()).isEqualTo(new Published<>(0, "a"));
    assertThat(cell.updateAndGet(value -> "b")).isEqualTo("b");
  }

  @Test
  @SuppressWarnings({"NullAway", "DataFlowIssue"}) // null is what is tested
  void nullIsNoValue() {
    assertThatNullPointerException().isThrownBy(() -> RcuCell.of(null));
    assertThatNullPointerException().isThrownBy(() -> cell.updateAndGet(value -> null));
    assertThatNullPointerException().isThrownBy(() -> cell.getAndUpdate(value -> null));
    assertThatNullPointerException().isThrownBy(() -> cell.modify(value -> null));
    assertThatNullPointerException().isThrownBy(() -> cell.tryModify(value -> null));
    assertThatNullPointerException().isThrownBy(() -> cell.compareAndSet(null, "b"));
    assertThatNullPointerException().isThrownBy(() -> cell.compareAndSet("a", null));
    assertThatNullPointerException().isThrownBy(() -> cell.install(null, 1));
    assertThat(cell.published()).isEqualTo(new Published<>(0, "a"));
  }

  @Test
  void updateInsideItself_isRefused() {
    assertThatThrownBy(() -> cell.updateAndGet(value -> cell.updateAndGet(inner -> "b")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("being updated by the very function");
    assertThatThrownBy(
            () -> cell.updateAndGet(value -> cell.compareAndSet(value, "b") ? value : "c"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(cell.published()).isEqualTo(new Published<>(0, "a"));
    assertThat(cell.updateAndGet(value -> "b"))
        .as("the refusal leaves nothing behind")
        .isEqualTo("b");
  }

  @Test
  void updateInsideItself_byWayOfAnotherCell_isRefused() {
    RcuCell<Integer> other = RcuCell.of(1);

    assertThatThrownBy(
            () ->
                cell.updateAndGet(
                    value -> {
                      other.updateAndGet(number -> cell.updateAndGet(inner -> "b").length());
                      return "c";
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(cell.published().version()).isZero();
    assertThat(other.published().version()).isZero();
  }

  @Test
  void updateOfAnotherCellInside_isAllowed() {
    RcuCell<Integer> other = RcuCell.of(1);

    cell.updateAndGet(value -> value + other.updateAndGet(number -> number + 1));

    assertThat(cell.get()).isEqualTo("a2");
    assertThat(other.get()).isEqualTo(2);
    assertThat(cell.updateAndGet(value -> "b")).isEqualTo("b");
  }

  @Test
  void readInsideAnUpdate_isAllowed() {
    assertThat(cell.updateAndGet(value -> value + cell.get())).isEqualTo("aa");
  }

  @Test
  void validator_refusesBeforeAnybodySees() {
    RcuCell<Integer> rising = RcuCell.of(1, (current, next) -> next >= current);

    assertThatThrownBy(() -> rising.updateAndGet(value -> 0))
        .isInstanceOf(RejectedValueException.class)
        .hasMessage("The validator refused the value that would have become version 1");
    assertThatThrownBy(() -> rising.install(0, 5))
        .isInstanceOf(RejectedValueException.class)
        .hasMessageContaining("version 5");

    assertThat(rising.published()).isEqualTo(new Published<>(0, 1));
    assertThat(rising.updateAndGet(value -> 2)).isEqualTo(2);
  }

  @Test
  void validator_judgesTheFirstValueToo() {
    assertThatThrownBy(() -> RcuCell.of(-1, (current, next) -> next >= 0))
        .isInstanceOf(RejectedValueException.class);
  }

  @Test
  void validator_mayThrow_andMayNotWrite() {
    AtomicInteger judged = new AtomicInteger();
    RcuCell<RcuCell<?>[]> self = RcuCell.of(new RcuCell<?>[1]);
    RcuCell<Integer> guarded =
        RcuCell.of(
            1,
            (current, next) -> {
              RcuCell<?> me = self.get()[0];
              if (judged.getAndIncrement() > 0 && me != null) {
                me.updateAndGet(value -> value);
              }
              return true;
            });
    self.get()[0] = guarded;

    assertThatThrownBy(() -> guarded.updateAndGet(value -> 2))
        .isInstanceOf(IllegalStateException.class);
    assertThat(guarded.published()).isEqualTo(new Published<>(0, 1));
  }

  @Test
  void install_jumpsToAVersion_andOthersGoOnFromThere() {
    cell.install("snapshot", 10);
    assertThat(cell.published()).isEqualTo(new Published<>(10, "snapshot"));

    cell.updateAndGet(value -> "next");
    assertThat(cell.published()).isEqualTo(new Published<>(11, "next"));

    cell.install(cell.get(), 20);
    assertThat(cell.published())
        .as("the same object, a new version")
        .isEqualTo(new Published<>(20, "next"));
  }

  @Test
  void install_neverGoesBack() {
    cell.install("snapshot", 10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> cell.install("late", 10))
        .withMessage("Version 10 can't be installed: the cell is already at version 10");
    assertThatIllegalArgumentException().isThrownBy(() -> cell.install("late", 9));
    assertThat(cell.published()).isEqualTo(new Published<>(10, "snapshot"));
  }

  @Test
  void versionsNeverWrap() {
    cell.install("last", Long.MAX_VALUE);

    assertThatThrownBy(() -> cell.updateAndGet(value -> "beyond"))
        .isInstanceOf(ArithmeticException.class);
    assertThat(cell.published()).isEqualTo(new Published<>(Long.MAX_VALUE, "last"));
  }

  @Test
  void records_refuseWhatMakesNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Published<>(-1, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Step<>(new Published<>(3, "a"), new Published<>(3, "b"), false))
        .withMessageContaining("from 3 to 3");
  }
}
