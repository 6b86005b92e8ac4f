package org.mapletree;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks types that change in place: their methods return the object itself for chaining, which may
 * be dropped.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface CanIgnoreReturnValue {}
