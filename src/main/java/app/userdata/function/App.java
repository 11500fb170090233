package app.userdata.function;

import app.userdata.job.Engine;
import java.util.Optional;

/**
 * What functions call, put together by the composition root.
 *
 * @param publicBaseUrl the app's address for links, where the one in requests is not the public one
 */
public record App(Engine engine, Optional<String> publicBaseUrl) {}
