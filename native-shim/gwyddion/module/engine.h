/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ENGINE_H
#define GWYTIP_ENGINE_H

#include <glib.h>
#include "gwytip.h"

/* What the ensemble says of one image. `report.states` points into the struct: it must not be copied. */
typedef struct {
    gwytip_report report;
    gwytip_state_report states[GWYTIP_MAX_STATES];
    const gchar *verdict; /* good, bad, unsure, unknown-surface; a constant */
    gdouble seconds;      /* time taken, the first load of a bundle included */
} TipJudgement;

/* Names of the surfaces that the installed bundles know, NULL at the end; NULL with `error` set on failure.
 */
gchar **tip_engine_surfaces(GError **error);

/* Judges a field. surface: a name or "auto". On failure `error` holds one sentence for the user. */
gboolean tip_engine_judge(const gchar *surface, const gwytip_field *field, TipJudgement *judgement,
                          GError **error);

/* What is wrong with the scan in a word, "too-few-lines" or "constant"; NULL where the error is no fault of
 * the scan. */
const gchar *tip_engine_problem(const GError *error);

#endif
