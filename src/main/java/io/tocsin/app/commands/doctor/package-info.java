/**
 * What can be wrong before Tocsin starts, and how to mend it. Each check looks, changes nothing
 * that stays, and answers in one sentence with a next step; it refuses to start anything.
 */
@NullMarked
package io.tocsin.app.commands.doctor;

import org.jspecify.annotations.NullMarked;
