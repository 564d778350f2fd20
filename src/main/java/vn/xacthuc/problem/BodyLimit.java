package vn.xacthuc.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The most bytes that a call takes as its body, where that is less than what any call may take. A
/// longer one is refused (`body-too-large`) by the length it announces, or else once so much of it
/// was read.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BodyLimit {

    /// Bytes.
    int value();
}
