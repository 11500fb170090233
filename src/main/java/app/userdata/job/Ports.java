package app.userdata.job;

import app.userdata.archive.ExportArchives;

/** Where jobs keep what they need: records, messages and archives. */
public record Ports(RecordStore records, MessageQueue queue, ExportArchives archives) {}
