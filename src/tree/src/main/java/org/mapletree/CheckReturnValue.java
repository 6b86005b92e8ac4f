package org.mapletree;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks immutable types, where a write whose result is dropped does nothing, and methods whose
 * result tells whether they did anything: dropping it is a mistake. Static analysers recognise the
 * annotation by its simple name.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface CheckReturnValue {}
