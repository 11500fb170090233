/** The edge: each class binds triggers, calls one method and replies. No decisions. */
@NullMarked
package app.userdata.function;

import org.jspecify.annotations.NullMarked;
