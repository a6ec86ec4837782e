/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_WORDS_H
#define GWYTIP_WORDS_H

#include <glib.h>
#include "gwytip.h"

/* How the dialog says things. All constants, unless said otherwise. */
const gchar *tip_words_verdict(gint verdict); /* "Good tip" */
const gchar *tip_words_advice(gint verdict);  /* one sentence on what that means */
const gchar *tip_words_colour(gint verdict);  /* a Pango colour, readable on a light ground */

/* "individual_atoms" as a person writes it: "individual atoms". To be freed. */
gchar *tip_words_state(const gchar *name);

/* An error's message, "the scan is constant", as a sentence of its own: "The scan is constant." To be freed.
 */
gchar *tip_words_sentence(const gchar *message);

#endif
