/** The table of data categories: one class per row, export and delete side by side. */
@NullMarked
package app.userdata.category;

import org.jspecify.annotations.NullMarked;
