/**
 * A stand-in for the Custom Vision Training API with a sample account, for development and tests
 * only.
 */
@NullMarked
package app.userdata.dev.simulator;

import org.jspecify.annotations.NullMarked;
