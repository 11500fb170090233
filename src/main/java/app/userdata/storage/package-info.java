/** The adapters to Azure Storage; the only package that knows the storage SDK. */
@NullMarked
package app.userdata.storage;

import org.jspecify.annotations.NullMarked;
