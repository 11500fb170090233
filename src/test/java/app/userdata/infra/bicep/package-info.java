/** Reads the Bicep that this project writes, as far as checks without Azure's compiler need it. */
@NullMarked
package app.userdata.infra.bicep;

import org.jspecify.annotations.NullMarked;
