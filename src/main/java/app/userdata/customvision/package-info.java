/** The Custom Vision Training API: one method per operation, named as in the API. */
@NullMarked
package app.userdata.customvision;

import org.jspecify.annotations.NullMarked;
