/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_WORDS_H
#define GWYTIP_WORDS_H

#include <glib.h>
#include "judgement.h"

/* How the dialogs say things. All constants, unless said otherwise. */
const gchar *tip_words_verdict(gint verdict); /* "Good tip" */
const gchar *tip_words_advice(gint verdict);  /* one sentence on what that means */
const gchar *tip_words_colour(gint verdict);  /* a Pango colour, readable on a light ground */

/* "individual_atoms" as a person writes it: "individual atoms". To be freed. */
gchar *tip_words_state(const gchar *name);

/* An error's message, "the scan is constant", as a sentence of its own: "The scan is constant." To be
 * freed. */
gchar *tip_words_sentence(const gchar *message);

/* Why the verdict is what it is: "bad: generic defect 0.93, 3 of 3 votes". To be freed. */
gchar *tip_words_reason(const TipJudgement *judgement);

/* When the tip changed, in terms of rows counted from 1: "between rows 37 and 38 from the top: rows 1 to 37
 * were measured before it, rows 38 to 64 after it". NULL where no change was seen. To be freed. */
gchar *tip_words_change(const TipJudgement *judgement, const gwytip_field *field);

/* What came of holding a scan against one of that name: "less sharp than Z of good.gwy (0.31): the tip is
 * wider". Without a full stop. To be freed. */
gchar *tip_words_comparison(const gwytip_comparison *comparison, const gchar *name);

/* "0.93" for people to read, and "0.928571429" for files. With a decimal point, whatever the locale is. To be
 * freed. */
gchar *tip_words_number(gdouble value);
gchar *tip_words_exact(gdouble value);

#endif
