/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_THRESHOLDS_H
#define GWYTIP_THRESHOLDS_H

#include "judgement.h"

/* The user's own thresholds as one module parameter: "si-h-100/rows=0.6;si-h-100/tip_change=0.4", with a
 * decimal point whatever the locale is. `text` may be NULL: none. What is not of that form is ignored. */

/* Puts the user's thresholds for the judged surface into the judgement's states, and the bundle's own
 * elsewhere. Returns whether any differs from what the judgement was decided with. */
gboolean tip_thresholds_apply(const gchar *text, TipJudgement *judgement);

/* The text with another threshold for a state; a negative one takes the user's away. To be freed. */
gchar *tip_thresholds_with(const gchar *text, const gchar *surface, const gchar *state, gdouble threshold);

/* The text without any threshold of a surface; NULL where nothing is left. To be freed. */
gchar *tip_thresholds_without(const gchar *text, const gchar *surface);

/* Which of the judgement's thresholds are the user's: "rows=0.6;tip_change=0.4"; NULL where none is. To be
 * freed. */
gchar *tip_thresholds_of(const TipJudgement *judgement);

#endif
