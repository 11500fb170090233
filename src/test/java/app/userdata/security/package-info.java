/** What holds for the app as a whole: where secrets may be, and what code may not do. */
@NullMarked
package app.userdata.security;

import org.jspecify.annotations.NullMarked;
