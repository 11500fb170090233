package app.userdata.customvision;

import java.time.Instant;
import java.util.UUID;

/**
 * An iteration of a project.
 *
 * @param status as served; the service may invent new ones
 * @param created the epoch when the service does not tell
 * @param trained whether training has ended well, so that performance can be asked for
 * @param published whether it must be unpublished before it can be deleted
 */
public record Iteration(
    UUID id,
    String name,
    String status,
    Instant created,
    boolean trained,
    boolean published,
    boolean exportable,
    RawJson json) {}
