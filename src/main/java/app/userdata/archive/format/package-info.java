/** Images, tags and regions in the files that tools for training read; one class a format. */
@NullMarked
package app.userdata.archive.format;

import org.jspecify.annotations.NullMarked;
