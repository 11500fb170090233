/** Holds the templates of Azure resources, and what deploys them, to what the code does. */
@NullMarked
package app.userdata.infra;

import org.jspecify.annotations.NullMarked;
