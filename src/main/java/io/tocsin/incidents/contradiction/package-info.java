/**
 * Which words do not fit each other: typed rules over what was said, shown and recorded, each of
 * which answers correction, clash or no conflict with its reason. Pure: the same words in any order
 * give the same answer. It knows the words of {@code incidents} and refuses to know where they are
 * kept, how they are worded for a reader, and who is right.
 */
@NullMarked
package io.tocsin.incidents.contradiction;

import org.jspecify.annotations.NullMarked;
