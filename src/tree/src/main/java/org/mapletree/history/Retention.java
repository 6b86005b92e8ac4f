package org.mapletree.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which versions of a history are worth keeping. Policies are combined by {@link #or}:
 *
 * <pre>{@code
 * // all of the last hour, one an hour for a day, one a day after that
 * Retention.within(Duration.ofHours(1))
 *     .or(Retention.oneEach(Duration.ofHours(1)).and(Retention.within(Duration.ofDays(1))))
 *     .or(Retention.oneEach(Duration.ofDays(1)));
 * }</pre>
 */
@FunctionalInterface
public interface Retention {

  /**
   * Picks versions. Called once for each branch name, with the kept versions that were committed to
   * it.
   *
   * @param versions the versions of one branch, in the order of their numbers
   * @param now the instant from which ages count
   * @return the numbers of those to keep; others may be dropped
   */
  Set<Long> select(List<? extends Version<?>> versions, Instant now);

  /**
   * The last versions of each branch.
   *
   * @param count how many, at least 0
   * @return the policy
   * @throws IllegalArgumentException if {@code count} is negative
   */
  static Retention last(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("A number of versions is at least 0, not " + count);
    }
    return (versions, now) ->
        numbers(versions.subList(Math.max(0, versions.size() - count), versions.size()));
  }

  /**
   * The versions that were committed no longer ago than a given time.
   *
   * @param age the greatest age
   * @return the policy
   * @throws IllegalArgumentException if {@code age} is negative
   */
  static Retention within(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("An age is not negative: " + age);
    }
    return (versions, now) ->
        numbers(
            versions.stream()
                .filter(version -> Duration.between(version.at(), now).compareTo(age) <= 0)
                .toList());
  }

  /**
   * For each period in which there were commits, the last of them. Periods are counted from 1970,
   * not from now, so that a version that was picked stays picked as time goes on.
   *
   * @param period the length of a period
   * @return the policy
   * @throws IllegalArgumentException if {@code period} is not positive, or longer than 292 years
   */
  static Retention oneEach(Duration period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("A period is positive, not " + period);
    }
    if (period.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("A period is no longer than 292 years: " + period);
    }
    return (versions, now) -> Periods.lastOfEach(versions, period.toNanos());
  }

  /**
   * Everything of the last hour, the last version of each hour for a day, and the last version of
   * each day after that.
   *
   * @return the policy
   */
  static Retention thinning() {
    Duration hour = Duration.ofHours(1);
    Duration day = Duration.ofDays(1);
    return within(hour).or(oneEach(hour).and(within(day))).or(oneEach(day));
  }

  /**
   * Keeps what this policy or another keeps.
   *
   * @param other the other policy
   * @return the union of both
   */
  default Retention or(Retention other) {
    return (versions, now) -> {
      Set<Long> kept = new HashSet<>(select(versions, now));
      kept.addAll(other.select(versions, now));
      return kept;
    };
  }

  /**
   * Keeps what both this policy and another keep.
   *
   * @param other the other policy
   * @return the intersection of both
   */
  default Retention and(Retention other) {
    return (versions, now) -> {
      Set<Long> kept = new HashSet<>(select(versions, now));
      kept.retainAll(other.select(versions, now));
      return kept;
    };
  }

  private static Set<Long> numbers(List<? extends Version<?>> versions) {
    Set<Long> numbers = new HashSet<>();
    for (Version<?> version : versions) {
      numbers.add(version.number());
    }
    return numbers;
  }
}
