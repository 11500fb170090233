/**
 * Pages for people: what an export holds and what a deletion did, each one file that opens offline.
 * It knows pictures and what an archive looks like, and nothing of jobs.
 */
@NullMarked
package app.userdata.report;

import org.jspecify.annotations.NullMarked;
