/** The composition root: settings in, functions out. Sees all other packages. */
@NullMarked
package app.userdata;

import org.jspecify.annotations.NullMarked;
