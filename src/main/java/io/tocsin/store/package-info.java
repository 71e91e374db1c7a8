/**
 * The database behind every {@code sql} child: connections, dialects, migrations, leases. It knows
 * SQL engines and refuses to know what the tables mean.
 */
@NullMarked
package io.tocsin.store;

import org.jspecify.annotations.NullMarked;
