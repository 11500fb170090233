/** What a build leaves for the deployment. */
@NullMarked
package app.userdata.staged;

import org.jspecify.annotations.NullMarked;
