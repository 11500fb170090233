/** What the bytes of a picture tell: how large it is and how it is to be held. */
@NullMarked
package app.userdata.picture;

import org.jspecify.annotations.NullMarked;
