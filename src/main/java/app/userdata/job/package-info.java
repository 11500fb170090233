/**
 * What was asked, how far it is and what comes next. Knows no Azure and no HTTP; owns the ports
 * that storage implements.
 */
@NullMarked
package app.userdata.job;

import org.jspecify.annotations.NullMarked;
