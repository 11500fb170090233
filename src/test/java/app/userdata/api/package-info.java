/** Holds the description of the API to the functions, and every reply in tests to it. */
@NullMarked
package app.userdata.api;

import org.jspecify.annotations.NullMarked;
