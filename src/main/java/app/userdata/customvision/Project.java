package app.userdata.customvision;

import java.util.UUID;

/** A project; in disaster-recovery mode the service only reads it. */
public record Project(UUID id, String name, boolean disasterRecovery, RawJson json) {}
