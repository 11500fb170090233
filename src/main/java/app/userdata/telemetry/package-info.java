/** The metrics that operators watch, through OpenTelemetry; the only package that knows it. */
@NullMarked
package app.userdata.telemetry;

import org.jspecify.annotations.NullMarked;
