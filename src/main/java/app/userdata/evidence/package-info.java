/**
 * The certificate of a deletion: its events in a chain of hashes, its signature, and how both are
 * verified without the service. Uses nothing else of ours, so that the verifier can be read alone.
 */
@NullMarked
package app.userdata.evidence;

import org.jspecify.annotations.NullMarked;
