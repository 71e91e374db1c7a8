/**
 * The owner's one file, {@code tocsin.yaml}: read node by node, checked whole, and told back with
 * every fault at once, each at its line and column. This package knows YAML, the words of the file
 * and how to speak about mistakes in French and English. It refuses to know what the machine does
 * with its settings, reads no secret (it only checks that the file holding one is there) and
 * changes nothing: a bad file leaves no trace but its faults. It may call {@code catalog} and
 * {@code catalog.geography}; only {@code app} calls it.
 *
 * <p>The way through: {@link io.tocsin.catalog.yaml.ConfigurationFile} reads a file into a {@link
 * io.tocsin.catalog.yaml.YamlDocument}; {@link io.tocsin.catalog.yaml.CatalogReader} and {@link
 * io.tocsin.catalog.yaml.SettingsReader} ask its {@link io.tocsin.catalog.yaml.Section}s for {@link
 * io.tocsin.catalog.yaml.Value}s in a {@link io.tocsin.catalog.yaml.Form}; a key nobody asked for
 * is unknown.
 */
@NullMarked
package io.tocsin.catalog.yaml;

import org.jspecify.annotations.NullMarked;
