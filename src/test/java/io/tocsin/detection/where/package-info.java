/** Where: small grounds made by hand, and loops over drawn ones that print their seed. */
@NullMarked
package io.tocsin.detection.where;

import org.jspecify.annotations.NullMarked;
