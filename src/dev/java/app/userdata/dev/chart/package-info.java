/** Draws small line charts as SVG, for documents. */
@NullMarked
package app.userdata.dev.chart;

import org.jspecify.annotations.NullMarked;
